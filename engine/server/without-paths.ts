/** Takes the place of the data folder out of a text: who asks over the network has no business with this machine's paths. */
export type WithoutPaths = (text: string) => string

/** Says `assets in the data folder` for a path inside of `dataRoot`, and `the data folder` for that itself. */
export function withoutPaths(dataRoot: string): WithoutPaths {
  const root = dataRoot.replace(/[/\\]+$/, '')
  // A root of nothing, or of `/`, would match everywhere.
  if (root === '') return (text) => text
  const escaped = root.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // The end of a sentence is no part of a path.
  const path = new RegExp(
    `${escaped}(?:[/\\\\]((?:[^\\s"'\u2026,;:()]*[^\\s"'\u2026,;:().])?)|(?!\\.?[^\\s"'\u2026,;:().]))`,
    'gu',
  )
  return (text) =>
    text.includes(root)
      ? text.replace(path, (_, inside?: string) =>
          inside ? `${inside} in the data folder` : 'the data folder',
        )
      : text
}
