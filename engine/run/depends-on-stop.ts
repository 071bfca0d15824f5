import type { CompiledGraph, NodePath } from '../graph/compiled.ts'
import { planRun } from './plan.ts'
import type { Unit } from './region.ts'

/** Whether what some nodes give in a run of a graph depends on where `stopAfter` stops it. Linear and iterative. */
export function dependsOnStop(graph: CompiledGraph, nodes: readonly NodePath[]): boolean {
  const wanted = new Set(nodes)
  const { units } = planRun(graph, graph.outputs)
  const reached = new Set<Unit>(units.filter(({ node }) => wanted.has(node.path)))
  // A set goes on to what is added meanwhile.
  for (const unit of reached) {
    if (unit.stops) return true
    for (const feed of unit.feeds) reached.add(feed.unit)
  }
  return false
}
