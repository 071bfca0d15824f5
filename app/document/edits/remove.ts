import { type Command, graphCommand } from '../command.ts'
import { withoutFields } from '../field-of.ts'
import type { EditedGraph, Inside } from '../graph-of.ts'
import { startsWithout } from '../starts.ts'
import { addWire, removeWires } from './add-wire.ts'
import { healedWires } from './heal.ts'

/** What is chosen on the canvas. */
export interface Selection {
  readonly nodes?: readonly string[]
  readonly edges?: readonly string[]
  readonly frames?: readonly string[]
  readonly notes?: readonly string[]
}

/** Removes what is chosen, with the wires at its nodes and what exposed them; `heal` lets wires go on past them. */
export function remove(inside: Inside, selection: Selection, heal = false): Command {
  return graphCommand('Delete', inside, (graph, { reader, document }) => {
    const ids = new Set(selection.nodes)
    const healed = heal && ids.size > 0 ? healedWires(graph, reader.read(document, inside)!, ids) : []
    let rest = removeNodes(graph, ids)
    rest = removeWires(rest, new Set(selection.edges))
    rest = removeDrawings(rest, selection)
    return { graph: healed.reduce((healing, { from, to }) => addWire(healing, from, to), rest) }
  })
}

/** Takes nodes out of their chain and lets the wires go on past them; the nodes stay, unwired: what Alt-drag does. */
export function pullOut(inside: Inside, nodes: readonly string[]): Command {
  return graphCommand('Pull out', inside, (graph, { reader, document }) => {
    const ids = new Set(nodes)
    const healed = healedWires(graph, reader.read(document, inside)!, ids)
    const free = removeWires(graph, wiresAt(graph, ids, true))
    return { graph: healed.reduce((healing, { from, to }) => addWire(healing, from, to), free) }
  })
}

/** The graph without some nodes, their wires, their places and the names that exposed them. */
export function removeNodes(graph: EditedGraph, ids: ReadonlySet<string>): EditedGraph {
  const gone = new Set([...ids].filter((id) => Object.hasOwn(graph.nodes, id)))
  if (gone.size === 0) return graph
  const cut = removeWires(graph, wiresAt(graph, gone, false))
  const { inputs, outputs, starts } = graph
  const kept = inputs?.flatMap((input) => {
    const ends = [input.to, ...(input.also ?? [])]
    const left = ends.filter(([id]) => !gone.has(id))
    if (left.length === ends.length) return [input]
    if (left.length === 0) return []
    const { also: _, ...rest } = input
    return [{ ...rest, to: left[0]!, ...(left.length > 1 && { also: left.slice(1) }) }]
  })
  const shown = outputs?.filter(({ from }) => !gone.has(from[0]))
  return {
    ...cut,
    nodes: withoutFields(cut.nodes, (id) => gone.has(id)),
    layout: { ...cut.layout, nodes: withoutFields(cut.layout.nodes, (id) => gone.has(id)) },
    ...(inputs && {
      inputs:
        kept?.every((input, at) => input === inputs[at]) && kept.length === inputs.length ? inputs : kept,
    }),
    ...(outputs && { outputs: shown?.length === outputs.length ? outputs : shown }),
    ...(starts && { starts: startsWithout(starts, gone) }),
  }
}

function removeDrawings(graph: EditedGraph, { frames = [], notes = [] }: Selection): EditedGraph {
  if (frames.length + notes.length === 0) return graph
  const { groups, notes: texts } = graph.layout
  return {
    ...graph,
    layout: {
      ...graph.layout,
      ...(groups && { groups: withoutFields(groups, (id) => frames.includes(id)) }),
      ...(texts && { notes: withoutFields(texts, (id) => notes.includes(id)) }),
    },
  }
}

/** Wires at some nodes; `outer`: only those that lead out of them. */
function wiresAt({ edges }: EditedGraph, ids: ReadonlySet<string>, outer: boolean): Set<string> {
  const found = Object.entries(edges).filter(([, { from, to }]) => {
    const ends = Number(ids.has(from[0])) + Number(ids.has(to[0]))
    return outer ? ends === 1 : ends > 0
  })
  return new Set(found.map(([id]) => id))
}
