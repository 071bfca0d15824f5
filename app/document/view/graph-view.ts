import type { DocumentNode } from '../../../engine/graph/index.ts'
import { fieldOf } from '../field-of.ts'
import type { EditedGraph } from '../graph-of.ts'
import type { FaceOf } from './faces.ts'
import type { EdgeView, NodeView } from './node-view.ts'
import { type GraphKinds, resolveKinds } from './resolve-kinds.ts'
import { exposedNames, type ExposedNames } from './exposed-names.ts'
import { edgeViewOf, nodeViewOf } from './view-of.ts'

/** One graph as the canvas draws it. What looks as before is the same object as before. */
export interface GraphView {
  readonly graph: EditedGraph
  readonly faceOf: FaceOf
  readonly kinds: GraphKinds
  readonly exposed: ExposedNames
  readonly nodes: ReadonlyMap<string, NodeView>
  readonly edges: ReadonlyMap<string, EdgeView>
}

/** What the canvas draws of a graph; with what it drew before, only what has changed is made anew. */
export function viewGraph(graph: EditedGraph, faceOf: FaceOf, before?: GraphView): GraphView {
  const old = before?.faceOf === faceOf ? before : undefined
  const rewired = !old || old.graph.edges !== graph.edges || !sameShape(old.graph.nodes, graph.nodes)
  const kinds = rewired ? resolveKinds(graph, faceOf) : old.kinds
  const exposed = exposedNames(graph, old?.exposed)
  const sameAround = !rewired && exposed === old.exposed

  const wired = rewired ? wiredOutputs(graph) : undefined
  const nodes = new Map<string, NodeView>()
  let sameNodes = old !== undefined && old.nodes.size === Object.keys(graph.nodes).length
  for (const [id, node] of Object.entries(graph.nodes)) {
    const known = before?.nodes.get(id)
    const ports = fieldOf(graph.layout.nodes, id)?.ports
    const kept =
      sameAround && known?.node === node && ports === fieldOf(old.graph.layout.nodes, id)?.ports
        ? known
        : nodeViewOf(id, node, { faceOf, kinds, exposed, ports, wired: wired ?? wiredBefore(known) }, known)
    nodes.set(id, kept)
    sameNodes &&= kept === old?.nodes.get(id)
  }
  const edges = rewired ? edgeViews(graph, kinds, before) : old.edges
  return { graph, faceOf, kinds, exposed, nodes: sameNodes ? old!.nodes : nodes, edges }
}

/** Whether no node changed in what kinds depend on. */
function sameShape(before: EditedGraph['nodes'], after: EditedGraph['nodes']): boolean {
  if (before === after) return true
  const ids = Object.keys(after)
  if (ids.length !== Object.keys(before).length) return false
  return ids.every((id) => {
    const [a, b]: (DocumentNode | undefined)[] = [fieldOf(before, id), after[id]]
    return a === b || (a !== undefined && a.type === b!.type && a.mode === b!.mode)
  })
}

/** The outputs that something is wired to, as `node\nport`; for placeholders they are the only ports known. */
function wiredOutputs({ edges }: EditedGraph): Map<string, Set<string>> {
  const wired = new Map<string, Set<string>>()
  for (const { from } of Object.values(edges)) {
    const ports = wired.get(from[0])
    if (ports) ports.add(from[1])
    else wired.set(from[0], new Set([from[1]]))
  }
  return wired
}

function wiredBefore(known: NodeView | undefined): Map<string, Set<string>> {
  const names = known?.outputs.filter(({ wired }) => wired).map(({ name }) => name)
  return new Map(known && [[known.id, new Set(names)]])
}

function edgeViews(
  graph: EditedGraph,
  kinds: GraphKinds,
  before: GraphView | undefined,
): ReadonlyMap<string, EdgeView> {
  const views = Object.entries(graph.edges).map(
    ([id, edge]) => [id, edgeViewOf(id, edge, kinds, before?.edges.get(id))] as const,
  )
  return new Map(views)
}
