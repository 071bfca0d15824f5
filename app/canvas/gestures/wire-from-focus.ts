import type { Stage } from '../stage/stage.ts'
import { portOf } from './wire-end.ts'
import { startWireByKeys } from './wire-keys.ts'
import { focusedNode, startsOf } from './wire-starts.ts'

/**
 * Takes a wire into the hand without a pointer: from the port that has the focus, or else from the node that has it or is
 * chosen, from its first output on. Asked again, it is from the next port of that node.
 */
export function wireFromFocus(stage: Stage): void {
  const port = document.activeElement?.closest<HTMLElement>('[data-port]')
  const at = port && portOf(port)
  const { wire } = stage.state.getState()
  if (at && !wire) return startWireByKeys(stage, { node: at.node, port: at.name, side: at.side })
  const node = focusedNode(stage)
  const starts = node === undefined ? [] : startsOf(stage, node)
  const held = starts.findIndex(
    ({ node: own, port: name, side }) =>
      own === wire?.start.node && name === wire.start.port && side === wire.start.side,
  )
  const next = starts[(held + 1) % starts.length]
  if (next) startWireByKeys(stage, next)
}
