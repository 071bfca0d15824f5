import { type Command, graphCommand } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import type { EditedGraph, Inside } from '../graph-of.ts'
import type { Point } from './add-node.ts'

/** New places, by id. */
export interface Places {
  readonly nodes?: Readonly<Record<string, Point>>
  readonly frames?: Readonly<Record<string, Point>>
  readonly notes?: Readonly<Record<string, Point>>
  /** Points that wires run through, by edge. */
  readonly wires?: Readonly<Record<string, readonly Point[]>>
}

/** Moves nodes, frames, notes and the points of wires. What is not here any more is passed over. */
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
    for (const [id, points] of Object.entries(places.wires ?? {})) {
      if (edges && Object.hasOwn(edges, id))
        edges[id] = { ...edges[id], points: points.map(({ x, y }) => ({ x, y })) }
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
