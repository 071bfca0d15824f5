import type { Box, EdgeView, Point } from '../../document/index.ts'
import { smallFrame } from '../flow/flow-boxes.ts'
import { flowId } from '../flow/flow-id.ts'
import { headerHeight } from '../geometry/node-measures.ts'
import { portPoint } from '../geometry/port-point.ts'
import { layWire, type WireRoute } from '../geometry/lay-wire.ts'
import type { Stage } from '../stage/stage.ts'

/** How far a wire reaches into the void where its other node does not exist. */
const stub = 72

interface End {
  readonly at: Point
  readonly box: Box
  /** The small frame that it is put away in. */
  readonly folded: string | undefined
}

/** How a wire runs right now; undefined where there is nothing of it to see. */
export function wireCourse(stage: Stage, edge: EdgeView, points?: readonly Point[]): WireRoute | undefined {
  const source = endOf(stage, edge.from, 'output')
  const target = endOf(stage, edge.to, 'input')
  if (!source && !target) return undefined
  if (source?.folded !== undefined && source.folded === target?.folded) return undefined
  const from = source?.at ?? { x: target!.at.x - stub, y: target!.at.y }
  const to = target?.at ?? { x: from.x + stub, y: from.y }
  const shift = stage.flow.shiftOf(edge.id)
  const via = shift ? points?.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y })) : points
  return layWire({ from, to, via, source: source?.box, target: target?.box })
}

/** Where a port is right now, in the coordinates of the canvas. */
export function portAt(
  stage: Stage,
  [node, port]: readonly [string, string],
  side: 'input' | 'output',
): Point | undefined {
  return endOf(stage, [node, port], side)?.at
}

function endOf(
  { flow, graph }: Stage,
  [id, port]: EdgeView['from'],
  side: 'input' | 'output',
): End | undefined {
  const folded = flow.foldedInto(id)
  const frame = folded === undefined ? undefined : flow.box(flowId('frame', folded))
  if (frame) {
    const x = side === 'output' ? frame.x + smallFrame.w : frame.x
    return { at: { x, y: frame.y + headerHeight / 2 }, box: frame, folded }
  }
  const box = flow.box(id)
  const node = graph.node(id)
  if (!box || !node) return undefined
  return { at: portPoint(node, box, side, port, flow.isSmall(id)), box, folded: undefined }
}
