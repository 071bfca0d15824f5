import { bestPort, type NodeView, type Point, type PortFit } from '../../document/index.ts'
import type { WireInHand, WireTarget } from '../stage/stage-state.ts'
import type { Stage } from '../stage/stage.ts'

/** What the loose end of a wire is over, at a point of the page: a port or its row, a setting, or the body of a node. */
export function wireTargetAt(stage: Stage, wire: WireInHand, { x, y }: Point): WireTarget | undefined {
  const under = document.elementFromPoint(x, y)
  const node = under?.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId']
  const port = portUnder(under)
  if (port && port.side !== wire.start.side)
    return { node: port.node, port: port.name, fit: wire.fits.at(port.node, port.name) }
  const view = node === undefined ? undefined : stage.graph.node(node)
  return view && view.id !== wire.start.node ? overBody(wire, view) : undefined
}

function overBody(wire: WireInHand, node: NodeView): WireTarget {
  const best = bestPort(wire.fits, node)
  if ('port' in best) return { node: node.id, port: best.port, fit: best.fit }
  const fit: PortFit = { fit: 'no', code: 'wire.kind', reason: best.reason }
  return { node: node.id, fit }
}

interface PortUnder {
  readonly node: string
  readonly name: string
  readonly side: 'input' | 'output'
}

/** The port whose glyph, name or field is under the pointer. */
export function portUnder(under: Element | null): PortUnder | undefined {
  const row = under?.closest('.port-side, .node-field')
  const port = row?.querySelector<HTMLElement>('[data-port]') ?? undefined
  return port && portOf(port)
}

/** The port that an element stands for. */
export function portOf(element: HTMLElement): PortUnder | undefined {
  const { node, port, side } = element.dataset
  if (node === undefined || port === undefined || (side !== 'input' && side !== 'output')) return undefined
  return { node, name: port, side }
}
