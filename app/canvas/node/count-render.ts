declare global {
  /** Set by the bench and by tests that count how often nodes are rendered; by nobody else. */
  var reelgraphNodeRendered: ((id: string) => void) | undefined
}

/** Tells whoever counts that a node has been rendered. A production build has no profiler that could. */
export function countRender(id: string): void {
  globalThis.reelgraphNodeRendered?.(id)
}
