import { isParam, type Kind, type NodeDefinition, type NodeInput, portKindOf } from '../define/index.ts'
import type { Problem } from './compiled.ts'
import type { FlatEdge, FlatGraph, FlatNode } from './flat-graph.ts'
import { nameOfPort } from './names.ts'
import type { NodeRegistry } from './registry.ts'
import { subgraphReference } from './subgraph-reference.ts'

/** Flat nodes with their declarations and the wires that fit ports by name. */
export interface Wiring {
  readonly flat: FlatGraph
  /** By number; undefined for types that are not known here and for instances. */
  readonly definitions: readonly (NodeDefinition | undefined)[]
  /** By number: the wire into each input. */
  readonly incoming: readonly ReadonlyMap<string, FlatEdge>[]
  /** By number: inputs whose wire has a problem already, so that they are not called missing too. */
  readonly broken: ReadonlyMap<number, ReadonlySet<string>>
  /** By number: who takes from it. */
  readonly next: readonly (readonly number[])[]
  readonly problems: readonly Problem[]
}

/** The kind of wire an input takes; undefined where a param has no port. */
export function inputKind(slot: NodeInput): Kind | undefined {
  return isParam(slot) ? portKindOf(slot) : slot.kind
}

/** Looks up types, checks that both ends of every wire exist and that no port has two wires. */
export function wire(flat: FlatGraph, registry: NodeRegistry): Wiring {
  const definitions = flat.nodes.map((node) => (node.instance ? undefined : registry.get(node.type)))
  const incoming = flat.nodes.map(() => new Map<string, FlatEdge>())
  const broken = new Map<number, Set<string>>()
  const next: number[][] = flat.nodes.map(() => [])
  const problems: Problem[] = []

  flat.nodes.forEach((node, number) => {
    if (!definitions[number] && !subgraphReference(node.type)) problems.push(unknownType(node))
  })
  for (const { code, node, port } of flat.problems) {
    const [number] = code.startsWith('edge.') && port !== undefined ? flat.find(node) : []
    if (number !== undefined && port !== undefined) markBroken(broken, number, port)
  }
  for (const edge of flat.edges) {
    const { from, to } = edge
    const wires = incoming[to.node]!
    const fault =
      unfitting(edge, definitions) ??
      (wires.has(to.port) &&
        ([
          'edge.duplicate',
          `${nameOfPort(definitions[to.node], to.port)} has more than one wire. Keep one of them.`,
        ] as const))
    if (!fault) {
      wires.set(to.port, edge)
      next[from.node]!.push(to.node)
      continue
    }
    const [code, message] = fault
    if (code !== 'edge.duplicate') markBroken(broken, to.node, to.port)
    problems.push({
      code,
      severity: 'error',
      node: flat.nodes[to.node]!.path,
      port: to.port,
      edge: edge.id,
      message,
      fix: { do: 'remove-edge', edge: edge.id },
    })
  }
  return { flat, definitions, incoming, broken, next, problems }
}

function markBroken(broken: Map<number, Set<string>>, number: number, port: string): void {
  broken.set(number, (broken.get(number) ?? new Set()).add(port))
}

function unknownType({ path, type, mode }: FlatNode): Problem {
  return {
    code: 'node.unknown-type',
    severity: mode === 'mute' ? 'warning' : 'error',
    node: path,
    message: `There is no node "${type}" here. Install what brings it, or remove it.`,
  }
}

/** Why a wire has no port at one of its ends: a code and a sentence. Nodes of unknown types take any wire. */
function unfitting(
  { from, to }: FlatEdge,
  definitions: Wiring['definitions'],
): readonly [string, string] | undefined {
  const source = definitions[from.node]
  if (source && !Object.hasOwn(source.outputs, from.port)) {
    return [
      'edge.unknown-port',
      `${source.title} has no output "${from.port}". Remove this wire or take it from another output.`,
    ]
  }
  const target = definitions[to.node]
  if (!target) return undefined
  if (!Object.hasOwn(target.inputs, to.port)) {
    return [
      'edge.unknown-port',
      `${target.title} has no input "${to.port}". Remove this wire or wire it to another input.`,
    ]
  }
  if (inputKind(target.inputs[to.port]!)) return undefined
  return [
    'edge.no-port',
    `${nameOfPort(target, to.port)} is set on the node and takes no wire. Remove this wire.`,
  ]
}
