import { type Command, graphCommand } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import type { EditedGraph, Inside } from '../graph-of.ts'
import type { Point } from './add-node.ts'

/** New places, by id. */
export interface Places {
  readonly nodes?: Readonly<Record<string, Point>>
  readonly frames?: Readonly<Record<string, Point>>
  readonly notes?: Readonly<Record<string, Point>>
  /** Points that wires run through from now on, by edge; none makes it straight. */
  readonly wires?: Readonly<Record<string, readonly Point[]>>
}

/**
 * Moves nodes, frames, notes and the points of wires: those of a wire that is not named move along where both of its nodes
 * do, half as far as both together. What is not here any more is passed over.
 */
export function move(inside: Inside, places: Places): Command {
  return graphCommand('Move', inside, (graph) => {
    const { layout } = graph
    const nodes: Record<string, EditedGraph['layout']['nodes'][string]> = { ...layout.nodes }
    for (const [id, { x, y }] of Object.entries(places.nodes ?? {})) {
      if (Object.hasOwn(graph.nodes, id)) nodes[id] = { ...fieldOf(layout.nodes, id), x, y }
    }
    const groups = moved(layout.groups, places.frames)
    const notes = moved(layout.notes, places.notes)
    const edges = layout.edges && { ...layout.edges }
    for (const [id, points] of Object.entries({ ...carried(graph, places.nodes), ...places.wires })) {
      if (!edges || !Object.hasOwn(edges, id)) continue
      if (points.length === 0) delete edges[id]
      else edges[id] = { ...edges[id], points: points.map(({ x, y }) => ({ x, y })) }
    }
    return {
      graph: {
        ...graph,
        layout: {
          ...layout,
          nodes,
          ...(edges && { edges }),
          ...(groups && { groups }),
          ...(notes && { notes }),
        },
      },
    }
  })
}

/** Points of the wires between nodes that all have a new place. */
function carried(
  { edges, layout }: EditedGraph,
  places: Places['nodes'] = {},
): Record<string, readonly Point[]> {
  const by = (id: string): Point | undefined => {
    const [from, to] = [fieldOf(layout.nodes, id), fieldOf(places, id)]
    return from && to && { x: to.x - from.x, y: to.y - from.y }
  }
  const after: Record<string, readonly Point[]> = {}
  for (const [id, { points }] of Object.entries(layout.edges ?? {})) {
    const edge = fieldOf(edges, id)
    const [one, other] = [edge && by(edge.from[0]), edge && by(edge.to[0])]
    if (!one || !other) continue
    after[id] = points.map(({ x, y }) => ({ x: x + (one.x + other.x) / 2, y: y + (one.y + other.y) / 2 }))
  }
  return after
}

function moved<T extends Point>(
  boxes: Record<string, T> | undefined,
  places: Readonly<Record<string, Point>> = {},
): Record<string, T> | undefined {
  if (!boxes) return undefined
  const after = { ...boxes }
  for (const [id, { x, y }] of Object.entries(places)) {
    const box = fieldOf(boxes, id)
    if (box) after[id] = { ...box, x, y }
  }
  return after
}
