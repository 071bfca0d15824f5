import { type Point, WireFits, type WireStart } from '../../document/index.ts'
import type { WireInHand } from '../stage/stage-state.ts'
import type { Stage } from '../stage/stage.ts'
import { startKind } from './start-kind.ts'

/**
 * Takes a wire in the hand at a port. At an input that has one, it is that wire: it comes off, and is held by its other
 * end.
 */
export function takeWire(stage: Stage, port: WireStart, at: Point, by: WireInHand['by']): WireInHand {
  const { view } = stage.graph
  const taken =
    port.side === 'input' && by === 'pointer'
      ? view.nodes.get(port.node)?.inputs.find(({ name }) => name === port.port)?.edge
      : undefined
  const wire = taken === undefined ? undefined : view.edges.get(taken)
  const start: WireStart = wire ? { node: wire.from[0], port: wire.from[1], side: 'output' } : port
  const kind = startKind(view, start)
  const inHand: WireInHand = {
    start,
    fits: new WireFits(view, start),
    at,
    by,
    ...(kind && { kind }),
    ...(wire && { taken: wire.id }),
  }
  stage.state.setState({ wire: inHand })
  return inHand
}
