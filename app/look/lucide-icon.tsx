import type { LucideIcon } from 'lucide-react'
import { drawIcon } from './draw-icon.ts'
import type { IconProps } from './icon-props.ts'
import { icons } from './icons.ts'
import { LateIcon } from './late-icon.ts'

export type { IconProps } from './icon-props.ts'

const known: Readonly<Record<string, LucideIcon>> = icons

/** A lucide drawing; where it is one of those that are loaded late, its place is empty until then. */
export function Icon(props: IconProps) {
  return Object.hasOwn(known, props.name) ? drawIcon(known[props.name]!, props) : <LateIcon {...props} />
}
