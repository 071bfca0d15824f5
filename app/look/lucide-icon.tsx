import { createElement } from 'react'
import type { LucideIcon } from 'lucide-react'
import { icons } from './icons.ts'

/** What an icon is drawn with. */
export interface IconProps {
  /** lucide name in kebab case; unknown ones, as of a foreign node, become a box. */
  readonly name: string
  /** Side in px: 14, 16 or 20. */
  readonly size?: 14 | 16 | 20 | 24
  readonly className?: string | undefined
  /** Fills the drawing, as a chosen star or the triangle of Run. */
  readonly filled?: boolean
}

const known: Readonly<Record<string, LucideIcon>> = icons

/** A lucide drawing at the stroke of its size. It says nothing to assistive tools: the words beside it do. */
export function Icon({ name, size = 16, className, filled = false }: IconProps) {
  const drawing = Object.hasOwn(known, name) ? known[name]! : icons.box
  return createElement(drawing, {
    size,
    strokeWidth: size === 14 ? 2.1 : 1.75,
    'aria-hidden': true,
    focusable: false,
    className: `shrink-0 ${className ?? ''}`,
    ...(filled && { fill: 'currentColor' }),
  })
}
