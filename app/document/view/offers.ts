import type { Kind } from '../../../engine/define/index.ts'
import { bindVariables, fitKind, substitute } from '../../../engine/graph/index.ts'
import type { Face } from './face.ts'

/** A node type that could be put at the end of a wire, with the port it would take. */
export interface Offer {
  readonly type: string
  readonly port: string
  /** How well it fits; lower is better. */
  readonly cost: number
}

/** The port of a face that a wire of a kind would best go to, or come from; undefined where none fits. */
export function portFor(
  face: Face,
  kind: Kind | undefined,
  side: 'input' | 'output',
): Omit<Offer, 'type'> | undefined {
  let best: Omit<Offer, 'type'> | undefined
  const consider = (port: string, own: Kind | undefined, extra: number): void => {
    const [source, target] = side === 'input' ? [kind, own] : [own, kind]
    const cost = extra + (source && target ? costOf(source, target) : 0)
    if (Number.isFinite(cost) && (!best || cost < best.cost)) best = { port, cost }
  }
  if (side === 'output') for (const { name, kind: own } of face.outputs.values()) consider(name, own, 0)
  else {
    for (const { name, kind: own, wire, param } of face.inputs.values())
      if (wire) consider(name, own, param ? 2 : 0)
  }
  return best
}

/** Node types that a wire dropped in the void could go on to (`input`) or come from (`output`), the best fit first. */
export function offersFor(faces: Iterable<Face>, kind: Kind | undefined, side: 'input' | 'output'): Offer[] {
  const offers: Offer[] = []
  for (const face of faces) {
    const found = portFor(face, kind, side)
    if (found && !(side === 'input' && found.cost >= 100 && !face.maps))
      offers.push({ type: face.type, ...found })
  }
  return offers.sort((a, b) => a.cost - b.cost)
}

/** What a value of one kind costs to enter a port of another; infinite where it does not. */
function costOf(source: Kind, port: Kind): number {
  if (source.variable !== undefined) return 50
  const binding = bindVariables([{ source, port }])
  return (fitKind(source, substitute(port, binding))?.cost ?? Infinity) + (binding.size > 0 ? 50 : 0)
}
