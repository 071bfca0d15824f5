/** What a workflow may weigh. A file is data from anyone, so each limit is checked before the work that it bounds. */
export const limits = {
  /** UTF-16 units of the text of a file. */
  characters: 64 * 1024 * 1024,
  /** Nesting of objects and lists. */
  depth: 64,
  /** Units of one string: prompts, titles, notes. */
  string: 1024 * 1024,
  /** Values of any sort in the whole file. */
  values: 8_000_000,
  /** Nodes of one graph, and of the whole workflow once its subgraphs are laid out flat. */
  nodes: 100_000,
  edges: 400_000,
  /** Subgraphs inside subgraphs. */
  nesting: 32,
  /** For Each nodes inside one another. */
  loops: 8,
} as const
