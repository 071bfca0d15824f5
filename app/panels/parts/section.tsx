import type { ReactNode } from 'react'
import { Icon } from '../../look/index.ts'

/** What `Section` is given. */
export interface SectionProps {
  readonly title: string
  /** Said at the right end of the title. */
  readonly note?: ReactNode
  /** Where it can be folded: whether it is open, and what opens or folds it. */
  readonly fold?: { readonly open: boolean; readonly toggle: () => void }
  readonly children: ReactNode
}

/** A part of a panel under a title, with a line below it. */
export function Section({ title, note, fold, children }: SectionProps): ReactNode {
  const open = fold?.open ?? true
  return (
    <section aria-label={title} className="border-b border-line px-4 py-3">
      <h3 className="flex min-h-6 items-center text-12 font-semibold text-ink2">
        {fold ? (
          <button
            type="button"
            aria-expanded={open}
            onClick={fold.toggle}
            className="-mx-1.5 flex h-6 min-w-0 flex-1 items-center gap-2 rounded-field px-1.5 text-left hover:text-ink"
          >
            <span className="min-w-0 flex-1 truncate">{title}</span>
            <Icon name={open ? 'chevron-down' : 'chevron-right'} size={14} />
          </button>
        ) : (
          <span className="min-w-0 flex-1 truncate">{title}</span>
        )}
        {note !== undefined && <span className="digits shrink-0 font-normal text-ink2">{note}</span>}
      </h3>
      {open && <div className="mt-1.5">{children}</div>}
    </section>
  )
}
