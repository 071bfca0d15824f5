import { type FlatEdge, type FlatGraph, flatten, type WorkflowDocument } from '../../engine/graph/index.ts'

/**
 * Whether the sampler at `path` is fed by other nodes, wires or modes on the canvas than in the run that is branched from. A
 * branch goes on in that run's graph: only settings go along.
 */
export function rewired(before: WorkflowDocument, now: WorkflowDocument, path: string): boolean {
  if (before === now) return false
  const [old, own] = [upstream(flatten(before), path), upstream(flatten(now), path)]
  return old.size !== own.size || [...own].some((part) => !old.has(part))
}

/** The nodes and wires that lead to a node, itself among them, each as a word. */
function upstream(graph: FlatGraph, path: string): ReadonlySet<string> {
  const parts = new Set<string>()
  const into = new Map<number, FlatEdge[]>()
  for (const edge of graph.edges) into.set(edge.to.node, [...(into.get(edge.to.node) ?? []), edge])
  const waiting = [...graph.find(path)]
  const seen = new Set(waiting)
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const node = graph.nodes[number]!
    parts.add(JSON.stringify([node.path, node.type, node.mode ?? null]))
    for (const { from, to } of into.get(number) ?? []) {
      parts.add(JSON.stringify([graph.nodes[from.node]!.path, from.port, node.path, to.port]))
      if (!seen.has(from.node)) {
        seen.add(from.node)
        waiting.push(from.node)
      }
    }
  }
  return parts
}
