/** Where the browser keeps which nodes were added last. */
const key = 'reelgraph.recent'
const most = 8

/** The types that were added last, the newest first. */
export function recentTypes(): readonly string[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown
    return Array.isArray(kept) ? kept.filter((type) => typeof type === 'string') : []
  } catch {
    return []
  }
}

/** Remembers that a type was added. */
export function rememberType(type: string): void {
  const types = [type, ...recentTypes().filter((other) => other !== type)].slice(0, most)
  try {
    localStorage.setItem(key, JSON.stringify(types))
  } catch {
    // A browser that keeps nothing offers what there is in its order.
  }
}
