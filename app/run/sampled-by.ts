import { inItemOrder } from './item-path.ts'
import type { ItemRun, NodeRun, RunState } from './run-state.ts'
import type { SampledItem, SampledRun } from './runs-state.ts'

/** Which of a run's samplers have made steps, and how far they are; samplers whose result was reused made none. */
export function sampledBy(run: RunState, samplers: readonly string[]): ReadonlyMap<string, SampledRun> {
  const sampled = new Map<string, SampledRun>()
  for (const path of samplers) {
    const node = run.nodes.get(path)
    if (!node) continue
    const [item, made] = newestItem(node) ?? [undefined, node]
    const { done, total } = made
    if (done === undefined || done === 0 || total === undefined) continue
    sampled.set(path, {
      run: run.id,
      step: done,
      of: total,
      ...firstOf(made),
      ...(item !== undefined && { item, items: itemsOf(node), itemsOf: node.itemsOf ?? 1 }),
    })
  }
  return sampled
}

function newestItem({ items }: NodeRun): readonly [name: string, item: ItemRun] | undefined {
  return items && [...items].findLast(([, { done }]) => done !== undefined)
}

function firstOf({ first = 1 }: ItemRun): Pick<SampledItem, 'first'> {
  return first > 1 ? { first } : {}
}

function itemsOf({ items = new Map() }: NodeRun): readonly SampledItem[] {
  return [...items]
    .flatMap(([item, made]) => {
      const { done, total } = made
      return done && total !== undefined ? [{ item, step: done, of: total, ...firstOf(made) }] : []
    })
    .sort((a, b) => inItemOrder(a.item, b.item))
}
