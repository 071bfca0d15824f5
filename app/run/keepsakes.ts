/** Where a browser keeps small things: `localStorage`. */
export type Keepsakes = Pick<Storage, 'getItem' | 'setItem' | 'key' | 'length' | 'removeItem'>

/** Forgets the oldest of what is kept under names that begin so, down to a number of them. */
export function pruneKeepsakes(storage: Keepsakes, prefix: string, most: number): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
  for (const key of keys.filter((key) => key.startsWith(prefix)).slice(0, -most)) storage.removeItem(key)
}
