import type { ReactNode } from 'react'

/** A word and what it is: `Step` and `12 of 20`. Within a `dl`. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="flex min-h-6 items-start gap-3 py-1 text-12">
      <dt className="shrink-0 text-ink2">{name}</dt>
      <dd className="digits min-w-0 flex-1 text-right break-words text-ink">{children}</dd>
    </div>
  )
}
