import { IdMaker } from '../../../engine/graph/index.ts'
import { withoutFields } from '../field-of.ts'
import type { EditedGraph } from '../graph-of.ts'

type End = readonly [node: string, port: string]

/** The graph with a wire, which takes the place of any other into that port. An equal wire that is there stays as it is. */
export function addWire(graph: EditedGraph, from: End, to: End): EditedGraph {
  const into = Object.entries(graph.edges).filter(([, edge]) => edge.to[0] === to[0] && edge.to[1] === to[1])
  if (into.length === 1 && into[0]![1].from[0] === from[0] && into[0]![1].from[1] === from[1]) return graph
  const without = removeWires(graph, new Set(into.map(([id]) => id)))
  const id = new IdMaker(Object.keys(graph.edges)).make(`${from[0]}-${to[0]}`)
  return { ...without, edges: { ...without.edges, [id]: { from: [...from], to: [...to] } } }
}

/** The graph without some of its wires, and without the points they ran through. */
export function removeWires(graph: EditedGraph, gone: ReadonlySet<string>): EditedGraph {
  if (gone.size === 0) return graph
  const edges = withoutFields(graph.edges, (id) => gone.has(id))
  const points = graph.layout.edges && withoutFields(graph.layout.edges, (id) => gone.has(id))
  if (points === graph.layout.edges) return { ...graph, edges }
  return { ...graph, edges, layout: { ...graph.layout, edges: points } }
}
