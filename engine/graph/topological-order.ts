import { MinHeap } from './min-heap.ts'

/** An order of nodes by number, and the numbers that no order can hold because they wait for each other. */
export interface TopologicalOrder {
  readonly order: readonly number[]
  /** Members of cycles and everything behind them, ascending. */
  readonly stuck: readonly number[]
}

/**
 * Every node after all that it needs; among those that are ready the lowest number goes first, so equal graphs have
 * equal orders. `next[n]` lists who needs `n`, repeats allowed. O((N + E) log N).
 */
export function topologicalOrder(count: number, next: readonly (readonly number[])[]): TopologicalOrder {
  const waiting = new Uint32Array(count)
  for (const targets of next) for (const target of targets) waiting[target]!++
  const ready = new MinHeap()
  for (let node = 0; node < count; node++) if (waiting[node] === 0) ready.push(node)
  const order: number[] = []
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    order.push(node)
    for (const target of next[node] ?? []) if (--waiting[target]! === 0) ready.push(target)
  }
  const stuck: number[] = []
  if (order.length < count) for (let node = 0; node < count; node++) if (waiting[node]! > 0) stuck.push(node)
  return { order, stuck }
}
