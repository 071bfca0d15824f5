import { fieldOf } from '../field-of.ts'
import type { EditedGraph } from '../graph-of.ts'
import type { FaceOf } from './faces.ts'

/** How the wires of a graph run. */
export interface Wires {
  /** By node and input: the edge into it; of several into one port the first counts. */
  readonly incoming: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Nodes, each after its sources; members of circles and what is behind them last. */
  readonly order: readonly string[]
  /** Edges with an end that is nowhere, or into a port that is taken, and why. */
  readonly faults: Map<string, string>
}

/** Sorts the wires of a graph by where they go, and its nodes by what they need. */
export function wiresOf({ nodes, edges }: Pick<EditedGraph, 'nodes' | 'edges'>, faceOf: FaceOf): Wires {
  const incoming = new Map<string, Map<string, string>>()
  const next = new Map<string, string[]>()
  const waits = new Map<string, number>()
  const faults = new Map<string, string>()
  for (const [id, edge] of Object.entries(edges)) {
    const fault = faultOf(nodes, edge, faceOf)
    const [source, target] = [edge.from[0], edge.to[0]]
    const into = incoming.get(target) ?? new Map<string, string>()
    const taken = fault === undefined && into.has(edge.to[1])
    if (fault !== undefined || taken) {
      const label = faceOf(fieldOf(nodes, target)?.type ?? '')?.inputs.get(edge.to[1])?.label ?? edge.to[1]
      faults.set(id, fault ?? `${label} has more than one wire. Keep one of them.`)
      continue
    }
    incoming.set(target, into.set(edge.to[1], id))
    const followers = next.get(source)
    if (followers) followers.push(target)
    else next.set(source, [target])
    waits.set(target, (waits.get(target) ?? 0) + 1)
  }
  const order: string[] = []
  const ids = Object.keys(nodes)
  const ready = ids.filter((id) => !waits.has(id))
  for (let at = 0; at < ready.length; at++) {
    const id = ready[at]!
    order.push(id)
    for (const target of next.get(id) ?? []) {
      const left = waits.get(target)! - 1
      waits.set(target, left)
      if (left === 0) ready.push(target)
    }
  }
  const placed = new Set(order)
  for (const id of ids) if (!placed.has(id)) order.push(id)
  return { incoming, order, faults }
}

function faultOf(
  nodes: EditedGraph['nodes'],
  { from, to }: EditedGraph['edges'][string],
  faceOf: FaceOf,
): string | undefined {
  const [source, target] = [fieldOf(nodes, from[0]), fieldOf(nodes, to[0])]
  if (!source) return `This wire comes from "${from[0]}", which is not here.`
  if (!target) return `This wire goes to "${to[0]}", which is not here.`
  const [out, into] = [faceOf(source.type), faceOf(target.type)]
  if (out && !out.outputs.has(from[1])) return `${out.title} has no output "${from[1]}".`
  const input = into?.inputs.get(to[1])
  if (into && !input) return `${into.title} has no input "${to[1]}".`
  if (input && !input.wire) return `${input.label} is set on the node and takes no wire.`
  return undefined
}
