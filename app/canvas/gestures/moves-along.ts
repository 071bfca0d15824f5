import { insideFrame, type Places, type Point } from '../../document/index.ts'
import { flowId, flowItem } from '../flow/flow-id.ts'
import type { Stage } from '../stage/stage.ts'

/** What moves along because it lies in a frame that moves: flow ids to where they are, without those that move themselves. */
export function movesAlong({ graph, flow }: Stage, ids: readonly string[]): ReadonlyMap<string, Point> {
  const moving = new Set(ids)
  const along = new Map<string, Point>()
  const frames = ids.map(flowItem).filter(({ kind }) => kind === 'frame')
  if (frames.length === 0) return along
  const boxes = Object.fromEntries([...flow.boxes].filter(([other]) => !moving.has(other)))
  for (const { id: frame } of frames) {
    const group = graph.view.graph.layout.groups?.[frame]
    for (const inside of group ? insideFrame(group, boxes) : []) {
      const box = flow.box(inside)
      if (box && inside !== flowId('frame', frame)) along.set(inside, { x: box.x, y: box.y })
    }
  }
  return along
}

/** Places by flow id as the document's move takes them. */
export function sortedPlaces(
  places: ReadonlyMap<string, Point>,
): Required<Pick<Places, 'nodes' | 'frames' | 'notes'>> {
  const by: Record<'node' | 'frame' | 'note', Record<string, Point>> = { node: {}, frame: {}, note: {} }
  for (const [flow, point] of places) {
    const { kind, id } = flowItem(flow)
    by[kind][id] = point
  }
  return { nodes: by.node, frames: by.frame, notes: by.note }
}
