import { cloneElement } from 'react'
import type { ReactElement } from 'react'

/** What a tooltip says. */
export interface TooltipProps {
  readonly label: string
  readonly keys?: string | undefined
  /** One element. */
  readonly children: ReactElement
}

/** Gives an element a tooltip. It is only marked; the page's one `TipLayer` shows it, so thousands cost nothing. */
export function Tooltip({ label, keys, children }: TooltipProps) {
  return cloneElement(children as ReactElement<Record<string, unknown>>, {
    'data-tip': label,
    'data-tip-keys': keys,
  })
}
