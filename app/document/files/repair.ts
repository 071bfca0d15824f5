import { type NodeRegistry, upgradeNodes, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { fieldOf, withoutFields } from '../field-of.ts'
import type { EditedGraph } from '../graph-of.ts'
import { sameJson } from '../same-json.ts'
import { mapGraphs } from '../subgraphs/every-graph.ts'

/**
 * Mends what needs no decision: settings of older versions are brought up to date, nodes without a place, or with one so far
 * away that nobody would find them, get one, places and bends of what is not there go. Doing it twice changes nothing
 * more; a workflow that needs nothing comes back as it is.
 */
export function repair(document: WorkflowDocument, registry: NodeRegistry): WorkflowDocument {
  const upgraded = upgradeNodes(document, registry).document
  const mended = mapGraphs(upgraded, mendLayout)
  return sameJson(mended, document) ? document : mended
}

const column = 400
const row = 224
/** Places further out than this, in pixels, are none; no graph that is read from left to right comes near. */
const edge = 1e7
/** So many columns lie within it. */
const columns = 20_000

function mendLayout(graph: EditedGraph): EditedGraph {
  const { layout } = graph
  const far = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
    !(Math.abs(x) < edge && Math.abs(y) < edge)
  const known = withoutFields(layout.nodes, (id) => !Object.hasOwn(graph.nodes, id) || far(layout.nodes[id]!))
  const placeless = Object.keys(graph.nodes).filter((id) => !Object.hasOwn(known, id))
  const points = layout.edges && withoutFields(layout.edges, (id) => !Object.hasOwn(graph.edges, id))
  if (known === layout.nodes && placeless.length === 0 && points === layout.edges) return graph
  const below = Object.values(known).reduce((low, { y, h }) => Math.max(low, y + (h ?? row) + 40), 0)
  const left = Object.values(known).reduce((least, { x }) => Math.min(least, x), Infinity)
  const depth = depths(graph)
  const used = new Map<number, number>()
  const nodes = { ...known }
  for (const id of placeless) {
    const at = depth.get(id) ?? 0
    const line = used.get(at) ?? 0
    used.set(at, line + 1)
    const x = (Number.isFinite(left) ? left : 0) + (at % columns) * column
    nodes[id] = { ...fieldOf(layout.nodes, id), x, y: below + line * row }
  }
  return { ...graph, layout: { ...layout, nodes, ...(points && { edges: points }) } }
}

/** How many wires lie between a node and the furthest source before it; walks that go in circles end at the node count. */
function depths({ nodes, edges }: EditedGraph): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>()
  const waits = new Map<string, number>()
  for (const { from, to } of Object.values(edges)) {
    if (!fieldOf(nodes, from[0]) || !fieldOf(nodes, to[0])) continue
    next.set(from[0], [...(next.get(from[0]) ?? []), to[0]])
    waits.set(to[0], (waits.get(to[0]) ?? 0) + 1)
  }
  const depth = new Map<string, number>()
  const ready = Object.keys(nodes).filter((id) => !waits.has(id))
  for (let at = 0; at < ready.length; at++) {
    const id = ready[at]!
    const own = depth.get(id) ?? 0
    for (const target of next.get(id) ?? []) {
      depth.set(target, Math.max(depth.get(target) ?? 0, own + 1))
      const left = waits.get(target)! - 1
      waits.set(target, left)
      if (left === 0) ready.push(target)
    }
  }
  return depth
}
