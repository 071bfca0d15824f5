import {
  type DocumentNode,
  type Endpoint,
  subgraphReference,
  type WorkflowDocument,
} from '../../../engine/graph/index.ts'
import { type EditedGraph, type Inside, withGraph } from '../graph-of.ts'

/** The workflow with each of its graphs changed: its own and those of its subgraphs. */
export function mapGraphs(
  document: WorkflowDocument,
  change: (graph: EditedGraph, inside: Inside) => EditedGraph,
): WorkflowDocument {
  let changed = withGraph(document, undefined, change(document, undefined))
  for (const [id, definition] of Object.entries(document.subgraphs ?? {}))
    changed = withGraph(changed, id, change(definition, id))
  return changed
}

/** How the instances of a subgraph are changed: themselves, and the names of their ports wherever those are used. */
export interface InstanceChange {
  readonly node: (node: DocumentNode) => DocumentNode
  readonly input?: (name: string) => string
  readonly output?: (name: string) => string
}

/** A graph in which every instance of a subgraph is changed. */
export function changeInstances(graph: EditedGraph, subgraph: string, change: InstanceChange): EditedGraph {
  const ids = new Set(
    Object.entries(graph.nodes).flatMap(([id, { type }]) =>
      subgraphReference(type)?.id === subgraph ? [id] : [],
    ),
  )
  if (ids.size === 0) return graph
  const { input = same, output = same } = change
  const renamed = ([node, port]: Endpoint, to: (name: string) => string): Endpoint =>
    ids.has(node) ? [node, to(port)] : [node, port]
  const nodes = Object.entries(graph.nodes).map(
    ([id, node]) => [id, ids.has(id) ? change.node(node) : node] as const,
  )
  const edges = Object.entries(graph.edges).map(([id, edge]) => {
    if (!ids.has(edge.from[0]) && !ids.has(edge.to[0])) return [id, edge] as const
    return [id, { ...edge, from: renamed(edge.from, output), to: renamed(edge.to, input) }] as const
  })
  const inputs = graph.inputs?.map((exposed) => ({
    ...exposed,
    to: renamed(exposed.to, input),
    ...(exposed.also && { also: exposed.also.map((end) => renamed(end, input)) }),
  }))
  const outputs = graph.outputs?.map((exposed) => ({ ...exposed, from: renamed(exposed.from, output) }))
  return {
    ...graph,
    nodes: Object.fromEntries(nodes),
    edges: Object.fromEntries(edges),
    ...(inputs && { inputs }),
    ...(outputs && { outputs }),
  }
}

function same(name: string): string {
  return name
}
