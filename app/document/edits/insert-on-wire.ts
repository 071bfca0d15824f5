import { type Command, graphCommand, refuse, type GraphContext, type GraphEdited } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import type { EditedGraph, Inside } from '../graph-of.ts'
import { viewGraph } from '../view/graph-view.ts'
import { WireFits } from '../view/wire-fits.ts'
import { addNode, type NewNode, type Point } from './add-node.ts'
import { addWire, removeWires } from './add-wire.ts'
import { bestPort } from '../view/best-port.ts'

/** Puts a node that is here into a wire: what dropping a node on a wire does. */
export function insertOnWire(inside: Inside, edge: string, node: string): Command {
  return graphCommand('Insert on wire', inside, (graph, context) => insert(graph, edge, node, context))
}

/** Adds a node right into a wire. */
export function addOnWire(
  inside: Inside,
  edge: string,
  type: string,
  at: Point,
  more: NewNode = {},
): Command {
  return {
    label: 'Insert on wire',
    apply(document, context) {
      const added = addNode(inside, type, at, more).apply(document, context)
      if (added.refused) return added
      const inserted = insertOnWire(inside, edge, added.made![0]!).apply(added.document, context)
      return inserted.refused ? inserted : { document: inserted.document, made: added.made! }
    },
  }
}

function insert(
  graph: EditedGraph,
  edge: string,
  node: string,
  { reader, document }: GraphContext,
): GraphEdited {
  const wire = fieldOf(graph.edges, edge)
  if (!wire) return refuse('wire.unknown', 'This wire is not here any more.')
  if (wire.from[0] === node || wire.to[0] === node) return refuse('wire.loop', 'The wire is this node’s own.')
  const faceOf = reader.faces(document)
  const cut = removeWires(graph, new Set([edge]))
  const view = viewGraph(cut, faceOf)
  const target = view.nodes.get(node)
  if (!target) return refuse('node.unknown', `There is no node "${node}" here any more.`)
  const into = bestPort(
    new WireFits(view, { node: wire.from[0], port: wire.from[1], side: 'output' }),
    target,
  )
  if ('reason' in into) return refuse('wire.kind', into.reason)
  const half = addWire(cut, wire.from, [node, into.port])
  const halfView = viewGraph(half, faceOf, view)
  const fits = new WireFits(halfView, { node: wire.to[0], port: wire.to[1], side: 'input' })
  const out = bestPort(fits, halfView.nodes.get(node)!)
  if ('reason' in out) return refuse('wire.kind', out.reason)
  return { graph: addWire(half, [node, out.port], wire.to) }
}
