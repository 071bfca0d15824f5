/** English words that are one letter away from what a model may know, and no slip of spelling for it. */
export const commonWords: ReadonlySet<string> = new Set(
  'elegant station trained deserted dessert desserts closest planning painting statue playing passing'.split(
    ' ',
  ),
)
