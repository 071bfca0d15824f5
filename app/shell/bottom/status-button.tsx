import type { ReactNode } from 'react'

/** A word or two in the bar below that open a panel. */
export function StatusButton(props: {
  readonly open: boolean
  readonly controls: string
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      aria-expanded={props.open}
      aria-controls={props.open ? props.controls : undefined}
      onClick={props.onClick}
      className="flex h-7 shrink-0 items-center gap-1.5 rounded-row px-2 text-12 text-ink2 hover:bg-raise hover:text-ink aria-expanded:bg-raise aria-expanded:text-ink"
    >
      {props.children}
    </button>
  )
}
