import { type Command, graphCommand, refuse } from '../command.ts'
import type { Inside } from '../graph-of.ts'
import { bestPort } from '../view/best-port.ts'
import { WireFits, type WireStart } from '../view/wire-fits.ts'
import { addWire, removeWires } from './add-wire.ts'

/** One end of a wire: a node and its port. */
export type WireEndAt = readonly [node: string, port: string]

/** Wires an output to an input, in place of any wire that is there; where the kinds do not meet it says why. */
export function connect(inside: Inside, from: WireEndAt, to: WireEndAt): Command {
  return graphCommand('Connect', inside, (graph, { reader, document }) => {
    const view = reader.read(document, inside)!
    const fit = new WireFits(view, { node: from[0], port: from[1], side: 'output' }).at(...to)
    if (fit.fit === 'no') return refuse(fit.code, fit.reason)
    return { graph: addWire(graph, from, to) }
  })
}

/** Wires a dragged end to the port of a node that takes it best: what dropping it on the node's body does. */
export function dropOnNode(inside: Inside, start: WireStart, node: string): Command {
  return graphCommand('Connect', inside, (graph, { reader, document }) => {
    const view = reader.read(document, inside)!
    const target = view.nodes.get(node)
    if (!target) return refuse('wire.unknown-node', 'This node is not here any more.')
    const best = bestPort(new WireFits(view, start), target)
    if ('reason' in best) return refuse('wire.kind', best.reason)
    const [own, other] = [[start.node, start.port] as const, [node, best.port] as const]
    return { graph: start.side === 'output' ? addWire(graph, own, other) : addWire(graph, other, own) }
  })
}

/** Cuts wires: one, or all that the knife went through. */
export function disconnect(inside: Inside, edges: readonly string[]): Command {
  return graphCommand(edges.length === 1 ? 'Cut wire' : 'Cut wires', inside, (graph) => ({
    graph: removeWires(graph, new Set(edges)),
  }))
}

/** The points that a wire runs through, from its source on; none lets it find its own way. */
export function routeWire(
  inside: Inside,
  edge: string,
  points: readonly { x: number; y: number }[],
): Command {
  return graphCommand('Route wire', inside, (graph) => {
    if (!Object.hasOwn(graph.edges, edge)) return refuse('wire.unknown', 'This wire is not here any more.')
    const others = Object.entries(graph.layout.edges ?? {}).filter(([id]) => id !== edge)
    const own = points.map(({ x, y }) => ({ x, y }))
    const routed = Object.fromEntries(points.length > 0 ? [...others, [edge, { points: own }]] : others)
    if (graph.layout.edges === undefined && points.length === 0) return { graph }
    return { graph: { ...graph, layout: { ...graph.layout, edges: routed } } }
  })
}
