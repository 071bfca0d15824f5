import type { Node } from '@xyflow/react'
import type { Box } from '../../document/index.ts'

/** A thing on the canvas as React Flow is told of it: where it is, never what is in it. */
export type FlowNode = Node<Record<string, never>, 'node' | 'frame' | 'note'>

/** What a flow node is made from. */
export interface FlowNodeSource {
  readonly id: string
  readonly type: 'node' | 'frame' | 'note'
  readonly box: Box
  /** Whether the height is given, or follows from what is in it. */
  readonly fixedHeight: boolean
  readonly minHeight?: number | undefined
  readonly colour?: string | undefined
  readonly selected: boolean
  readonly hidden: boolean
  /** Whether it lies over its neighbours: the large form of a node. */
  readonly raised?: boolean
}

const noData: Record<string, never> = {}
/** Frames lie under the wires, notes and nodes over them, and what is chosen over the rest. */
const layers = { frame: -20, note: 1, node: 1 }

/** A flow node; the one before, where nothing is different, so that React Flow draws it no second time. */
export function flowNodeOf(source: FlowNodeSource, before: FlowNode | undefined): FlowNode {
  const { id, type, box, fixedHeight, selected, hidden, minHeight, colour, raised } = source
  const look = colourClass(colour)
  const zIndex = layers[type] + (raised ? 5 : 0) + (selected && type !== 'frame' ? 10 : 0)
  if (
    before &&
    before.type === type &&
    before.position.x === box.x &&
    before.position.y === box.y &&
    before.width === box.w &&
    // How high a node is React Flow measures itself.
    (!fixedHeight || before.height === box.h) &&
    before.selected === selected &&
    before.hidden === hidden &&
    before.zIndex === zIndex &&
    before.style?.minHeight === minHeight &&
    (before.className ?? '') === look
  )
    return before
  return {
    id,
    type,
    data: noData,
    position: { x: box.x, y: box.y },
    width: box.w,
    ...(fixedHeight && { height: box.h }),
    measured: { width: box.w, height: box.h },
    selected,
    hidden,
    className: look,
    ...(minHeight !== undefined && { style: { minHeight } }),
    zIndex,
  }
}

/** Colours of the look that nodes, frames and notes may have; what a file has besides is kept and not drawn. */
export const markColours = ['model', 'text', 'conditioning', 'schedule', 'clip', 'video', 'image'] as const

function colourClass(colour: string | undefined): string {
  return (markColours as readonly (string | undefined)[]).includes(colour) ? `mark-${colour}` : ''
}
