import type { Point, WireStart } from '../../document/index.ts'
import type { Stage } from '../stage/stage.ts'
import { portAt } from '../wires/wire-course.ts'
import { joinWire } from './join-wire.ts'
import { takeWire } from './take-wire.ts'

/** A port that the wire in hand fits. */
interface Candidate {
  readonly node: string
  readonly port: string
  readonly at: Point
}

/** Starts a wire at a port without a pointer: arrows go from one fitting port to the next, Enter connects. */
export function startWireByKeys(stage: Stage, start: WireStart): void {
  const at = portAt(stage, [start.node, start.port], start.side)
  if (!at) return
  takeWire(stage, start, at, 'keys')
  visit(stage, 1)
}

/** Goes to the next port that the wire fits, or the one before. */
export function visit(stage: Stage, by: 1 | -1): void {
  const { wire } = stage.state.getState()
  if (!wire) return
  const all = candidates(stage)
  if (all.length === 0) return
  const now = all.findIndex(({ node, port }) => node === wire.over?.node && port === wire.over.port)
  const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length]!
  stage.state.setState({
    wire: {
      ...wire,
      at: next.at,
      over: { node: next.node, port: next.port, fit: wire.fits.at(next.node, next.port) },
    },
  })
  stage.show(next.at)
}

/** Connects the wire in hand with the port it is at; the focus goes along. */
export function connectByKeys(stage: Stage): void {
  const { wire } = stage.state.getState()
  stage.state.setState({ wire: undefined })
  if (wire?.over?.port === undefined) return
  joinWire(stage, wire.start, wire.over.node, wire.over.port, undefined)
  stage.focus(wire.over.node, {
    name: wire.over.port,
    side: wire.start.side === 'output' ? 'input' : 'output',
  })
}

/** The ports that the wire in hand fits, the nearest first; free ones before those that have a wire. */
function candidates(stage: Stage): Candidate[] {
  const { wire } = stage.state.getState()
  if (!wire) return []
  const side = wire.start.side === 'output' ? 'input' : 'output'
  const from = portAt(stage, [wire.start.node, wire.start.port], wire.start.side)!
  const found: (Candidate & { readonly far: number })[] = []
  for (const node of stage.graph.view.nodes.values()) {
    if (node.id === wire.start.node) continue
    const ports =
      side === 'input'
        ? node.inputs
            .filter((port) => port.asPort)
            .map(({ name, edge }) => ({ name, taken: edge !== undefined }))
        : node.outputs.map(({ name }) => ({ name, taken: false }))
    for (const { name, taken } of ports) {
      if (wire.fits.at(node.id, name).fit === 'no') continue
      const at = portAt(stage, [node.id, name], side)
      if (at)
        found.push({
          node: node.id,
          port: name,
          at,
          far: Math.hypot(at.x - from.x, at.y - from.y) + (taken ? 1e6 : 0),
        })
    }
  }
  return found.sort((a, b) => a.far - b.far)
}
