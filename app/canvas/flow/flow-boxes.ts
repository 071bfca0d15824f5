import type { Box, GraphView, Inside, Point } from '../../document/index.ts'
import { headerHeight } from '../geometry/node-measures.ts'
import type { BoxSizes } from './box-sizes.ts'
import { flowId, viewKey } from './flow-id.ts'

/** What the boxes are made from. */
export interface BoxesSource {
  readonly view: GraphView
  readonly inside: Inside
  readonly sizes: BoxSizes
  readonly before: ReadonlyMap<string, Box>
  /** Where the pointer has things, by React Flow id. */
  readonly dragged: ReadonlyMap<string, Point> | undefined
  readonly isSmall: (id: string) => boolean
  readonly isLarge: (node: string) => boolean
}

/** A frame that is drawn small. */
export const smallFrame = { w: 200, h: headerHeight }

/** Where the nodes are, by id; a box that is as before is the same. */
export function nodeBoxes(source: BoxesSource): Map<string, Box> {
  const { view, inside, sizes, isSmall, isLarge } = source
  const boxes = new Map<string, Box>()
  for (const node of view.nodes.values()) {
    const { id } = node
    const at: Point & { readonly w?: number | undefined } = view.graph.layout.nodes[id] ?? origin
    const drawn = { width: at.w, large: isLarge(id), small: isSmall(id) }
    keep(boxes, source, id, at, sizes.of(node, viewKey(inside, id), drawn))
  }
  return boxes
}

/** Adds where the frames and notes are, by React Flow id. */
export function addMarkBoxes(boxes: Map<string, Box>, source: BoxesSource): void {
  const { groups, notes } = source.view.graph.layout
  for (const [id, { x, y, w = 240, h = 160 }] of Object.entries(groups ?? {}))
    keep(boxes, source, flowId('frame', id), { x, y }, source.isSmall(id) ? smallFrame : { w, h })
  for (const [id, { x, y, w = 200, h = 120 }] of Object.entries(notes ?? {}))
    keep(boxes, source, flowId('note', id), { x, y }, { w, h })
}

function keep(
  boxes: Map<string, Box>,
  { before, dragged }: BoxesSource,
  id: string,
  at: Point,
  { w, h }: Pick<Box, 'w' | 'h'>,
): void {
  const { x, y } = dragged?.get(id) ?? at
  const old = before.get(id)
  boxes.set(id, old && old.x === x && old.y === y && old.w === w && old.h === h ? old : { x, y, w, h })
}

const origin = { x: 0, y: 0 }
