import type { Kind } from '../../../engine/define/index.ts'
import type { GraphView, WireStart } from '../../document/index.ts'

/** What a wire that starts at a port carries, or is to bring; undefined where that is not known. */
export function startKind({ nodes }: GraphView, { node, port, side }: WireStart): Kind | undefined {
  const view = nodes.get(node)
  const ports = side === 'output' ? view?.outputs : view?.inputs
  return ports?.find(({ name }) => name === port)?.kind
}
