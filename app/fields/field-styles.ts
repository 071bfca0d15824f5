/** The well that a value stands in: 28 px high, an outline alone where the node does not run as it stands. */
export const wellStyle =
  'flex h-7 min-w-0 flex-1 items-center gap-1 rounded-field bg-well px-2 text-12 text-ink ' +
  'outline-offset-1 focus-within:outline-2 focus-within:outline-focus ' +
  'data-[invalid]:shadow-[inset_0_0_0_1px_var(--err)] ' +
  'data-[dim]:bg-transparent data-[dim]:text-ink3 data-[dim]:shadow-[inset_0_0_0_1px_var(--line2)]'

/** The input inside a well: the well draws its focus. */
export const inputStyle =
  'h-full w-full min-w-0 flex-1 bg-transparent digits outline-none placeholder:text-ink3'

/** Units, and what a value amounts to, at the right end of a well. */
export const unitStyle = 'shrink-0 text-12 text-ink3'

/** A small button inside a well. */
export const wellButtonStyle =
  'grid size-6 shrink-0 place-items-center rounded-field text-ink2 hover:bg-pick hover:text-ink ' +
  'focus-visible:outline-2 focus-visible:outline-focus disabled:text-line2'

/** What does not run as it stands: an outline, in ink that is quieter but no less readable. */
export const dimStyle = 'bg-transparent! text-ink3! shadow-[inset_0_0_0_1px_var(--line2)]'
