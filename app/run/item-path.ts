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

/** What an item is called to people, who count from one: `3`, or `1.3` inside loops. */
export function itemWords(name: string): string {
  return name
    .split('.')
    .map((index) => Number(index) + 1)
    .join('.')
}

/** Compares the names of two items of one node: in the order in which its loops go. */
export function inItemOrder(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  const at = left.findIndex((index, depth) => index !== right[depth])
  return at < 0 ? 0 : left[at]! - (right[at] ?? 0)
}

function chainOf(item: ItemOf): ItemOf[] {
  const chain: ItemOf[] = []
  for (let at: ItemOf | undefined = item; at; at = at.within) chain.unshift(at)
  return chain
}
