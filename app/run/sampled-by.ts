import { inItemOrder } from './item-path.ts'
import type { ItemRun, NodeRun, RunState } from './run-state.ts'
import type { SampledItem, SampledRun } from './runs-state.ts'

/** Which of a run's samplers have made steps, and how far they are; samplers whose result was reused made none. */
export function sampledBy(run: RunState, samplers: readonly string[]): ReadonlyMap<string, SampledRun> {
  const sampled = new Map<string, SampledRun>()
  for (const path of samplers) {
    const node = run.nodes.get(path)
    if (!node) continue
    const [item, { done, total }] = newestItem(node) ?? [undefined, node]
    if (done === undefined || done === 0 || total === undefined) continue
    sampled.set(path, {
      run: run.id,
      step: done,
      of: total,
      ...(item !== undefined && { item, items: itemsOf(node), itemsOf: node.itemsOf ?? 1 }),
    })
  }
  return sampled
}

function newestItem({ items }: NodeRun): readonly [name: string, item: ItemRun] | undefined {
  return items && [...items].findLast(([, { done }]) => done !== undefined)
}

function itemsOf({ items = new Map() }: NodeRun): readonly SampledItem[] {
  return [...items]
    .flatMap(([item, { done, total }]) =>
      done && total !== undefined ? [{ item, step: done, of: total }] : [],
    )
    .sort((a, b) => inItemOrder(a.item, b.item))
}
