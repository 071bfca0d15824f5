import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js'
import type { Box, EdgeView, Point } from '../../document/index.ts'
import { frameRoom } from '../geometry/frame-room.ts'
import { type Held, holdersOf, holdInFrames } from './hold-in-frames.ts'

type Boxes = Readonly<Record<string, Box>>

/** New places of nodes, new boxes of the frames around them, and new places of what else lies in those. */
export interface LaidOut {
  readonly nodes: Record<string, Point>
  readonly frames: Record<string, Box>
  readonly along: Record<string, Point>
}

/**
 * New places for nodes, in columns from left to right along their wires (ELK's layered layout). What a frame holds stays
 * together in it and nothing else comes into it; what is `along`, as notes are, keeps its place in the frame that it lies
 * in. The upper left corner of what is laid out stays where it is; a frame that holds no node stays and counts for nothing.
 */
export async function layOut(
  boxes: Boxes,
  wires: readonly Pick<EdgeView, 'id' | 'from' | 'to'>[],
  frames: Boxes = {},
  along: Boxes = {},
): Promise<LaidOut> {
  const bundled = (await import('elkjs/lib/elk.bundled.js')) as unknown as { readonly default: new () => ELK }
  const elk = new bundled.default()
  const held = holdInFrames(boxes, frames)
  const around: Boxes = Object.fromEntries(framesIn(held).map((id) => [id, frames[id]!]))
  const holders = holdersOf(along, around)
  const child = (one: Held): ElkNode =>
    one.kind === 'node'
      ? { id: `node:${one.id}`, width: one.box.w, height: one.box.h }
      : {
          id: `frame:${one.id}`,
          children: one.holds.map(child),
          layoutOptions: {
            ...spacing,
            'elk.padding': padding,
            'elk.nodeSize.constraints': 'MINIMUM_SIZE',
            'elk.nodeSize.minimum': least(
              around[one.id]!,
              Object.entries(along).flatMap(([id, box]) => (holders.get(id) === one.id ? [box] : [])),
            ),
          },
        }
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
  const places: LaidOut = { nodes: {}, frames: {}, along: {} }
  const take = (children: readonly ElkNode[] = [], at: Point): void => {
    for (const { id, x = 0, y = 0, width = 0, height = 0, children: inner } of children) {
      const name = id.slice(id.indexOf(':') + 1)
      const place = { x: at.x + x, y: at.y + y }
      if (id.startsWith('node:')) places.nodes[name] = { x: snap(place.x), y: snap(place.y) }
      else places.frames[name] = { x: snap(place.x), y: snap(place.y), w: snap(width), h: snap(height) }
      take(inner, place)
    }
  }
  const all = [...Object.values(boxes), ...Object.values(around)]
  take(laid.children, { x: Math.min(...all.map(({ x }) => x)), y: Math.min(...all.map(({ y }) => y)) })
  for (const [id, holder] of holders) {
    const [{ x, y }, from, to] = [along[id]!, around[holder]!, places.frames[holder]!]
    places.along[id] = { x: x + to.x - from.x, y: y + to.y - from.y }
  }
  return places
}

/** The frames among what is held, however deep. */
function framesIn(held: readonly Held[]): readonly string[] {
  return held.flatMap((one) => (one.kind === 'frame' ? [one.id, ...framesIn(one.holds)] : []))
}

/** The size, as ELK reads it, that a frame needs for what lies in it where it lies. */
function least(frame: Box, inside: readonly Box[]): string {
  const right = Math.max(0, ...inside.map(({ x, w }) => x + w + side - frame.x))
  const bottom = Math.max(0, ...inside.map(({ y, h }) => y + h + side - frame.y))
  return `(${right},${bottom})`
}

/** Frames do not take these from what they lie in. */
const spacing = {
  'elk.layered.spacing.nodeNodeBetweenLayers': '64',
  'elk.spacing.nodeNode': '24',
}

const columns = {
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  ...spacing,
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
}

const { side, top: above } = frameRoom
const padding = `[top=${above},left=${side},bottom=${side},right=${side}]`

/** On the grid that dragging keeps to. */
function snap(value: number): number {
  return Math.round(value / 4) * 4
}
