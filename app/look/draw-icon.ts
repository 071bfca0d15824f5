import { createElement, type ReactNode } from 'react'
import type { LucideIcon } from 'lucide-react'
import type { IconProps } from './icon-props.ts'

/** A drawing at the stroke of its size. It says nothing to assistive tools: the words beside it do. */
export function drawIcon(
  drawing: LucideIcon | 'svg',
  { size = 16, className, filled = false }: IconProps,
): ReactNode {
  return createElement(drawing, {
    ...(drawing === 'svg' ? { width: size, height: size } : { size }),
    strokeWidth: size === 14 ? 2.1 : 1.75,
    'aria-hidden': true,
    focusable: false,
    className: `shrink-0 ${className ?? ''}`,
    ...(filled && { fill: 'currentColor' }),
  })
}
