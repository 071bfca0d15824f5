import type { EditedGraph } from '../graph-of.ts'
import type { GraphView } from '../view/graph-view.ts'
import { WireFits } from '../view/wire-fits.ts'

/** A wire that would go past nodes that are taken out. */
export interface HealedWire {
  readonly from: readonly [string, string]
  readonly to: readonly [string, string]
}

/**
 * The wires that keep a chain whole when nodes leave it: what came into a node goes on to what took from it, by the pairs
 * that bypassing uses, or else by the first input of the output's kind, where it fits.
 */
export function healedWires(graph: EditedGraph, view: GraphView, ids: ReadonlySet<string>): HealedWire[] {
  const healed: HealedWire[] = []
  const around = { ...view, edges: withoutNodes(view, ids) }
  for (const { from, to } of Object.values(graph.edges)) {
    if (!ids.has(from[0]) || ids.has(to[0])) continue
    const source = sourceBefore(graph, view, ids, from)
    if (!source) continue
    const fit = new WireFits(around, { node: source[0], port: source[1], side: 'output' }).at(...to)
    if (fit.fit !== 'no') healed.push({ from: source, to })
  }
  return healed
}

function sourceBefore(
  graph: EditedGraph,
  view: GraphView,
  ids: ReadonlySet<string>,
  start: readonly [string, string],
): readonly [string, string] | undefined {
  let [node, port] = start
  for (let steps = 0; steps <= ids.size; steps++) {
    const known = view.kinds.kinds.get(node)
    const out = view.nodes.get(node)
    const kind = out?.outputs.find(({ name }) => name === port)?.kind?.id
    const input =
      out?.face?.bypass[port] ??
      out?.inputs.find(({ edge, kind: own }) => edge && kind !== undefined && own?.id === kind)?.name
    const edge = input === undefined ? undefined : known?.inputs.get(input)?.edge
    if (edge === undefined) return undefined
    ;[node, port] = graph.edges[edge]!.from
    if (!ids.has(node)) return [node, port]
  }
  return undefined
}

function withoutNodes(view: GraphView, ids: ReadonlySet<string>): GraphView['edges'] {
  return new Map([...view.edges].filter(([, { from, to }]) => !ids.has(from[0]) && !ids.has(to[0])))
}
