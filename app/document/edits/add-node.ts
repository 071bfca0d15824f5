import { type DocumentNode, IdMaker, subgraphReference } from '../../../engine/graph/index.ts'
import { type Command, graphCommand, type GraphContext, refuse } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import { type EditedGraph, type Inside, takenNodeIds } from '../graph-of.ts'
import { usedThrough } from '../view/innermost-first.ts'
import { addWire } from './add-wire.ts'
import { bestPort } from '../view/best-port.ts'
import { WireFits, type WireStart } from '../view/wire-fits.ts'
import { viewGraph } from '../view/graph-view.ts'

/** Where a node is put. */
export type Point = { readonly x: number; readonly y: number }

/** What else is said of a node that is added. */
export interface NewNode {
  readonly params?: Readonly<Record<string, unknown>>
  readonly width?: number
  /** The end of a wire that was dropped in the void: the new node is wired to it. */
  readonly wire?: WireStart
}

/** Adds a node of a type, or an instance of a subgraph of this workflow, under a readable id. */
export function addNode(inside: Inside, type: string, at: Point, more: NewNode = {}): Command {
  return graphCommand('Add node', inside, (graph, context) => {
    const refusal = mayStand(type, context)
    if (refusal !== undefined) return refuse('node.unknown-type', refusal)
    const placed = placeNode(graph, type, at, more, context)
    if (!more.wire) return placed
    const view = viewGraph(placed.graph, context.reader.faces(context.document))
    const fits = new WireFits(view, more.wire)
    const best = bestPort(fits, view.nodes.get(placed.made[0]!)!)
    if ('reason' in best) return refuse('wire.kind', best.reason)
    const own = [placed.made[0]!, best.port] as const
    const start = [more.wire.node, more.wire.port] as const
    const [from, to] = more.wire.side === 'output' ? [start, own] : [own, start]
    return { graph: addWire(placed.graph, from, to), made: placed.made }
  })
}

/** Why a node of this type cannot stand in this graph. */
export function mayStand(type: string, { registry, document, inside }: GraphContext): string | undefined {
  const reference = subgraphReference(type)
  if (!reference) return registry.has(type) ? undefined : `There is no node "${type}" here.`
  const subgraph = fieldOf(document.subgraphs, reference.id)
  if (subgraph?.version !== reference.version)
    return `This workflow has no subgraph "${reference.id}" of that version.`
  if (inside === undefined) return undefined
  const within = usedThrough(subgraph.nodes, document.subgraphs)
  return inside === reference.id || within.has(inside)
    ? `"${subgraph.title}" would contain itself. Put it outside.`
    : undefined
}

function placeNode(
  graph: EditedGraph,
  type: string,
  { x, y }: Point,
  { params = {}, width }: NewNode,
  { registry, document }: GraphContext,
): { readonly graph: EditedGraph; readonly made: readonly string[] } {
  const reference = subgraphReference(type)
  const name = reference ? fieldOf(document.subgraphs, reference.id)!.title || reference.id : type
  const id = new IdMaker(takenNodeIds(graph)).make(name)
  const version = registry.get(type)?.version ?? reference?.version ?? 1
  const node: DocumentNode = { type, version, params: { ...params } }
  const box = { x, y, ...(width !== undefined && { w: width }) }
  return {
    graph: {
      ...graph,
      nodes: { ...graph.nodes, [id]: node },
      layout: { ...graph.layout, nodes: { ...graph.layout.nodes, [id]: box } },
    },
    made: [id],
  }
}
