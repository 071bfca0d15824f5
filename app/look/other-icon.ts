import type { ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import { drawIcon } from './draw-icon.ts'
import type { IconProps } from './icon-props.ts'
import { icons } from './icons.ts'
import { lateIcons } from './late-icons.ts'

const others: Readonly<Record<string, LucideIcon>> = lateIcons

/** A drawing that is not needed with the graph. A name that nobody knows, as of a foreign node, is drawn as a box. */
export function OtherIcon(props: IconProps): ReactNode {
  return drawIcon(Object.hasOwn(others, props.name) ? others[props.name]! : icons.box, props)
}
