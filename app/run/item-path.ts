import type { ItemOf } from '../../engine/run/index.ts'

/** The name of an item, as the server gives it: positions in the loops around it, outermost first (`2`, `0.2`). */
export function itemPath(item: ItemOf): string {
  return chainOf(item)
    .map(({ index }) => index)
    .join('.')
}

/** How many items there are in all, where every loop has as many as this one. */
export function itemCount(item: ItemOf): number {
  return chainOf(item).reduce((count, { of }) => count * of, 1)
}

function chainOf(item: ItemOf): ItemOf[] {
  const chain: ItemOf[] = []
  for (let at: ItemOf | undefined = item; at; at = at.within) chain.unshift(at)
  return chain
}
