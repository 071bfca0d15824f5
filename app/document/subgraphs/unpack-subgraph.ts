import {
  type DocumentNode,
  type DocumentSubgraph,
  type Endpoint,
  IdMaker,
  subgraphReference,
} from '../../../engine/graph/index.ts'
import { type Command, graphCommand, refuse } from '../command.ts'
import { fieldOf, withoutFields } from '../field-of.ts'
import { joinFragment } from '../fragments/join-fragment.ts'
import type { EditedGraph, Inside } from '../graph-of.ts'
import { movedStarts } from '../starts.ts'

/** Puts the nodes of a subgraph in the place of one of its instances, with what was set there. It computes the same. */
export function unpackSubgraph(inside: Inside, id: string): Command {
  let names: ReadonlyMap<string, string> = new Map()
  const unpack = graphCommand('Unpack', inside, (graph, { document }) => {
    const instance = fieldOf(graph.nodes, id)
    const reference = instance && subgraphReference(instance.type)
    const definition = reference && fieldOf(document.subgraphs, reference.id)
    if (!instance || definition?.version !== reference?.version || !definition)
      return refuse('subgraph.unknown', 'This is no subgraph that is here in that version.')
    if (instance.mode === 'bypass')
      return refuse('subgraph.bypassed', 'Stop bypassing this node before you unpack it.')

    const box = fieldOf(graph.layout.nodes, id) ?? { x: 0, y: 0 }
    const inner = Object.values(definition.layout.nodes)
    const least = (of: 'x' | 'y'): number => inner.reduce((min, one) => Math.min(min, one[of]), Infinity)
    const shift = inner.length > 0 ? { x: box.x - least('x'), y: box.y - least('y') } : box
    const fragment = {
      nodes: nodesAsSet(definition, instance),
      edges: definition.edges,
      layout: definition.layout,
    }
    const { graph: joined, made } = joinFragment(withoutInstance(graph, id), fragment, shift)
    names = made

    const mapped = ([node, port]: Endpoint): Endpoint => [made.get(node) ?? node, port]
    const targets = new Map(
      definition.inputs.map(({ name, to, also }) => [name, [to, ...(also ?? [])].map(mapped)]),
    )
    const sources = new Map(definition.outputs.map(({ name, from }) => [name, mapped(from)]))
    const inward = (end: Endpoint): readonly Endpoint[] =>
      end[0] === id ? (targets.get(end[1]) ?? []) : [end]
    const edges = { ...joined.edges }
    const edgeIds = new IdMaker([...Object.keys(edges), ...Object.keys(graph.edges)])
    for (const [name, edge] of Object.entries(graph.edges)) {
      if (edge.from[0] !== id && edge.to[0] !== id) continue
      const from = edge.from[0] === id ? sources.get(edge.from[1]) : edge.from
      if (!from) continue
      inward(edge.to).forEach((to, at) => {
        // A wire from inside may have been given the name that this one had.
        const own = at === 0 && !Object.hasOwn(joined.edges, name)
        edges[own ? name : edgeIds.make(`${from[0]}-${to[0]}`)] = { ...edge, from, to }
      })
    }
    const inputs = graph.inputs?.flatMap((input) => {
      const ends = [input.to, ...(input.also ?? [])]
      if (!ends.some(([node]) => node === id)) return [input]
      const [to, ...also] = ends.flatMap(inward)
      const { also: _, ...rest } = input
      return to ? [{ ...rest, to, ...(also.length > 0 && { also }) }] : []
    })
    const outputs = graph.outputs?.flatMap((output) => {
      if (output.from[0] !== id) return [output]
      const from = sources.get(output.from[1])
      return from ? [{ ...output, from }] : []
    })
    const exposed = { ...(inputs && { inputs }), ...(outputs && { outputs }) }
    return { graph: { ...joined, ...exposed, edges }, made: [...made.values()] }
  })
  return {
    ...unpack,
    apply(document, context) {
      const edited = unpack.apply(document, context)
      if (edited.refused) return edited
      const starts = movedStarts(document, inside, (steps) => {
        const [first, inner, ...rest] = steps
        return first === id && inner !== undefined ? [names.get(inner) ?? inner, ...rest] : steps
      })
      return starts ? { ...edited, document: { ...edited.document, starts } } : edited
    },
  }
}

/** The nodes of a definition with what its instance sets: exposed params and their dice, pinned outputs, mute. */
function nodesAsSet(
  { nodes, inputs, outputs }: DocumentSubgraph,
  { params, dice, frozen, mode }: DocumentNode,
): Record<string, DocumentNode> {
  const set: Record<string, DocumentNode> = { ...nodes }
  for (const { name, to, also } of inputs) {
    const [held, rolls] = [Object.hasOwn(params, name), dice?.includes(name) ?? false]
    if (!held && !rolls) continue
    for (const [id, param] of [to, ...(also ?? [])]) {
      const node = fieldOf(set, id)
      if (!node) continue
      const others = (node.dice ?? []).filter((one) => one !== param)
      set[id] = {
        ...node,
        params: held ? { ...node.params, [param]: params[name] } : node.params,
        ...((node.dice || rolls) && { dice: rolls ? [...others, param] : others }),
      }
    }
  }
  for (const { name, from } of outputs) {
    const kept = fieldOf(frozen, name)
    const node = fieldOf(set, from[0])
    if (kept && node) set[from[0]] = { ...node, frozen: { ...node.frozen, [from[1]]: kept } }
  }
  if (mode !== 'mute') return set
  return Object.fromEntries(Object.entries(set).map(([id, node]) => [id, { ...node, mode }]))
}

/** The graph without the node and its wires; what exposed it is for the caller to point elsewhere. */
function withoutInstance(graph: EditedGraph, id: string): EditedGraph {
  return {
    ...graph,
    nodes: withoutFields(graph.nodes, (node) => node === id),
    edges: withoutFields(graph.edges, (_, { from, to }) => from[0] === id || to[0] === id),
    layout: { ...graph.layout, nodes: withoutFields(graph.layout.nodes, (node) => node === id) },
  }
}
