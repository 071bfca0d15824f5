import type { ReactNode } from 'react'

/** The sign of a side: A is round, B is square, so that they are told apart without their letters. */
export function SideMark({ side }: { readonly side: 'A' | 'B' }): ReactNode {
  return (
    <span className="compare-mark" data-side={side}>
      {side}
    </span>
  )
}
