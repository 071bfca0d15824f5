import { subgraphReference } from '../../../engine/graph/index.ts'
import { fieldOf } from '../field-of.ts'
import type { Subgraphs } from '../graph-of.ts'

/** The ids of subgraphs that a definition uses directly, each once. */
export function usedBy(subgraph: Pick<Subgraphs[string], 'nodes'>): string[] {
  const used = new Set<string>()
  for (const { type } of Object.values(subgraph.nodes)) {
    const reference = subgraphReference(type)
    if (reference) used.add(reference.id)
  }
  return [...used]
}

/** The ids of subgraphs, each after those it uses. Members of a ring come in some order; the validator names the ring. */
export function innermostFirst(subgraphs: Subgraphs): string[] {
  const done = new Set<string>()
  const entered = new Set<string>()
  const pending = Object.keys(subgraphs).reverse()
  for (let id = pending.at(-1); id !== undefined; id = pending.at(-1)) {
    const subgraph = fieldOf(subgraphs, id)
    if (!subgraph || done.has(id) || entered.has(id)) {
      if (subgraph) done.add(id)
      pending.pop()
      continue
    }
    entered.add(id)
    for (const used of usedBy(subgraph)) if (!entered.has(used)) pending.push(used)
  }
  return [...done]
}

/** The subgraphs that a graph uses, directly or through others. */
export function usedThrough(
  nodes: Subgraphs[string]['nodes'],
  subgraphs: Subgraphs | undefined,
): Set<string> {
  const used = new Set<string>()
  const pending = usedBy({ nodes })
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (used.has(id)) continue
    used.add(id)
    const subgraph = fieldOf(subgraphs, id)
    if (subgraph) pending.push(...usedBy(subgraph))
  }
  return used
}
