import { IdMaker } from '../../../engine/graph/index.ts'
import type { Point } from '../edits/add-node.ts'
import { fieldOf } from '../field-of.ts'
import { type EditedGraph, takenNodeIds } from '../graph-of.ts'
import type { Fragment } from './fragment.ts'

/** A graph with a fragment in it under new ids, each of which is told by its old one. */
export interface Joined {
  readonly graph: EditedGraph
  readonly made: ReadonlyMap<string, string>
}

/** Puts a fragment into a graph, moved by `shift`. Wires that lead out of it stay behind. */
export function joinFragment(graph: EditedGraph, fragment: Omit<Fragment, 'inbound'>, shift: Point): Joined {
  const taken = takenNodeIds(graph)
  const nodeIds = new IdMaker(taken)
  const edgeIds = new IdMaker(Object.keys(graph.edges))
  const made = new Map<string, string>()
  const nodes = { ...graph.nodes }
  const places = { ...graph.layout.nodes }
  for (const [id, node] of Object.entries(fragment.nodes)) {
    const fresh = nodeIds.make(taken.has(id) ? id.replace(/-\d+$/, '') : id)
    made.set(id, fresh)
    nodes[fresh] = node
    places[fresh] = moved(fieldOf(fragment.layout.nodes, id) ?? { x: 0, y: 0 }, shift)
  }
  const edges = { ...graph.edges }
  const bends: Record<string, { points: Point[] }> = {}
  for (const [id, edge] of Object.entries(fragment.edges)) {
    const [from, to] = [made.get(edge.from[0]), made.get(edge.to[0])]
    if (from === undefined || to === undefined) continue
    const fresh = edgeIds.make(`${from}-${to}`)
    edges[fresh] = { ...edge, from: [from, edge.from[1]], to: [to, edge.to[1]] }
    const points = fieldOf(fragment.layout.edges, id)?.points
    if (points) bends[fresh] = { points: points.map((point) => moved(point, shift)) }
  }
  const { layout } = graph
  const groups = movedIn(layout.groups, fragment.layout.groups, shift)
  const notes = movedIn(layout.notes, fragment.layout.notes, shift)
  return {
    graph: {
      ...graph,
      nodes,
      edges,
      layout: {
        ...layout,
        nodes: places,
        ...(Object.keys(bends).length > 0 && { edges: { ...layout.edges, ...bends } }),
        ...(groups && { groups }),
        ...(notes && { notes }),
      },
    },
    made,
  }
}

function movedIn<T extends Point>(
  own: Record<string, T> | undefined,
  foreign: Record<string, T> | undefined,
  shift: Point,
): Record<string, T> | undefined {
  if (!foreign || Object.keys(foreign).length === 0) return own
  const ids = new IdMaker(Object.keys(own ?? {}))
  const entries = Object.entries(foreign).map(([id, box]) => [ids.make(id), moved(box, shift)] as const)
  return { ...own, ...Object.fromEntries(entries) }
}

function moved<T extends Point>(box: T, shift: Point): T {
  return { ...box, x: box.x + shift.x, y: box.y + shift.y }
}
