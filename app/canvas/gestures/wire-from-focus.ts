import type { WireStart } from '../../document/index.ts'
import { canvasDeeds } from '../actions/late-canvas-deeds.ts'
import type { Stage } from '../stage/stage.ts'
import { portOf } from './wire-end.ts'

/**
 * Takes a wire into the hand without a pointer: from the port that has the focus, or else from the node that has it or is
 * chosen, from its first output on. Asked again, it is from the next port of that node.
 */
export function wireFromFocus(stage: Stage): void {
  const port = document.activeElement?.closest<HTMLElement>('[data-port]')
  const at = port && portOf(port)
  const { wire } = stage.state.getState()
  if (at && !wire) return startWire(stage, { node: at.node, port: at.name, side: at.side })
  const node = focusedNode(stage)
  const starts = node === undefined ? [] : startsOf(stage, node)
  const held = starts.findIndex(
    ({ node: own, port: name, side }) =>
      own === wire?.start.node && name === wire.start.port && side === wire.start.side,
  )
  const next = starts[(held + 1) % starts.length]
  if (next) startWire(stage, next)
}

/** Starts a wire at a port without a pointer. */
export function startWire(stage: Stage, start: WireStart): void {
  canvasDeeds((deeds) => deeds.startWireByKeys(stage, start))(stage.editor)
}

/** Whether there is anything that a wire could begin at. */
export function canWire(stage: Stage): boolean {
  const node = focusedNode(stage)
  return node !== undefined && startsOf(stage, node).length > 0
}

function focusedNode({ editor }: Stage): string | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId']
  return focused ?? [...editor.view.getState().selection.nodes][0]
}

/** Outputs first, then the inputs that are free. */
function startsOf({ graph }: Stage, id: string): readonly WireStart[] {
  const node = graph.node(id)
  if (!node) return []
  const free = node.inputs.filter(({ asPort, edge }) => asPort && edge === undefined)
  return [
    ...node.outputs.map(({ name }): WireStart => ({ node: id, port: name, side: 'output' })),
    ...free.map(({ name }): WireStart => ({ node: id, port: name, side: 'input' })),
  ]
}
