import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js'
import type { Box, EdgeView, Point } from '../../document/index.ts'
import { frameRoom } from '../geometry/frame-room.ts'
import { type Held, holdInFrames } from './hold-in-frames.ts'

/** New places of nodes, and new boxes of the frames around them. */
export interface LaidOut {
  readonly nodes: Record<string, Point>
  readonly frames: Record<string, Box>
}

/**
 * New places for nodes, in columns from left to right along their wires (ELK's layered layout). What a frame holds stays
 * together in it and nothing else comes into it. The upper left corner of what is laid out stays where it is.
 */
export async function layOut(
  boxes: Readonly<Record<string, Box>>,
  wires: readonly Pick<EdgeView, 'id' | 'from' | 'to'>[],
  frames: Readonly<Record<string, Box>> = {},
): Promise<LaidOut> {
  const bundled = (await import('elkjs/lib/elk.bundled.js')) as unknown as { readonly default: new () => ELK }
  const elk = new bundled.default()
  const all = [...Object.values(boxes), ...Object.values(frames)]
  const left = Math.min(...all.map(({ x }) => x))
  const top = Math.min(...all.map(({ y }) => y))
  const child = (held: Held): ElkNode =>
    held.kind === 'node'
      ? { id: `node:${held.id}`, width: held.box.w, height: held.box.h }
      : { id: `frame:${held.id}`, children: held.holds.map(child), layoutOptions: { 'elk.padding': padding } }
  const held = holdInFrames(boxes, frames)
  const laid = await elk.layout({
    id: 'graph',
    layoutOptions: {
      ...columns,
      ...(held.some(({ kind }) => kind === 'frame') && { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' }),
    },
    children: held.map(child),
    edges: wires
      .filter(({ from, to }) => Object.hasOwn(boxes, from[0]) && Object.hasOwn(boxes, to[0]))
      .map(({ id, from, to }) => ({ id, sources: [`node:${from[0]}`], targets: [`node:${to[0]}`] })),
  })
  const places: LaidOut = { nodes: {}, frames: {} }
  const take = (children: readonly ElkNode[] = [], at: Point): void => {
    for (const { id, x = 0, y = 0, width = 0, height = 0, children: inner } of children) {
      const name = id.slice(id.indexOf(':') + 1)
      const place = { x: at.x + x, y: at.y + y }
      if (id.startsWith('node:')) places.nodes[name] = { x: snap(place.x), y: snap(place.y) }
      else places.frames[name] = { x: snap(place.x), y: snap(place.y), w: snap(width), h: snap(height) }
      take(inner, place)
    }
  }
  take(laid.children, { x: left, y: top })
  return places
}

const columns = {
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '64',
  'elk.spacing.nodeNode': '24',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
}

const { side, top: above } = frameRoom
const padding = `[top=${above},left=${side},bottom=${side},right=${side}]`

/** On the grid that dragging keeps to. */
function snap(value: number): number {
  return Math.round(value / 4) * 4
}
