import type { ItemOf } from './events.ts'

/** The name of an item: positions in the loops around it, outermost first (`2`, `0.2`). */
export function itemName(item: ItemOf): string {
  const indices: number[] = []
  for (let at: ItemOf | undefined = item; at; at = at.within) indices.unshift(at.index)
  return indices.join('.')
}
