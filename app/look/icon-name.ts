import type { icons } from './icons.ts'
import type { lateIcons } from './late-icons.ts'

/** Name of a drawing, as lucide spells it. */
export type IconName = keyof typeof icons | keyof typeof lateIcons
