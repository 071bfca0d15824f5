/** The look that every field shares: 28 px, deeper than what it lies on, no border. */
export const fieldLook =
  'h-7 min-w-0 w-full rounded-field bg-well px-2 text-12 text-ink outline-offset-0 placeholder:text-ink3 disabled:text-ink3 aria-invalid:shadow-[inset_0_0_0_1px_var(--err)]'
