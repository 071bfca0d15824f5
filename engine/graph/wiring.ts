import { isParam, type Kind, type NodeDefinition, type NodeInput, portKindOf } from '../define/index.ts'
import type { Problem } from './compiled.ts'
import type { FlatEdge, FlatGraph } from './flat-graph.ts'
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
  readonly broken: readonly ReadonlySet<string>[]
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
  const broken = flat.nodes.map(() => new Set<string>())
  const next: number[][] = flat.nodes.map(() => [])
  const problems: Problem[] = []

  flat.nodes.forEach((node, number) => {
    if (definitions[number] || subgraphReference(node.type)) return
    problems.push({
      code: 'node.unknown-type',
      severity: node.mode === 'mute' ? 'warning' : 'error',
      node: node.path,
      message: `There is no node "${node.type}" here. It is kept in the file as it is; install what brings it, or remove it.`,
    })
  })

  for (const edge of flat.edges) {
    const { from, to } = edge
    const source = definitions[from.node]
    const target = definitions[to.node]
    const refuse = (code: string, message: string): void => {
      broken[to.node]!.add(to.port)
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
    if (source && !Object.hasOwn(source.outputs, from.port)) {
      refuse(
        'edge.unknown-port',
        `${source.title} has no output "${from.port}". Remove this wire or take it from another output.`,
      )
      continue
    }
    const slot = target && Object.hasOwn(target.inputs, to.port) ? target.inputs[to.port] : undefined
    if (target && !slot) {
      refuse(
        'edge.unknown-port',
        `${target.title} has no input "${to.port}". Remove this wire or wire it to another input.`,
      )
      continue
    }
    if (target && slot && !inputKind(slot)) {
      refuse(
        'edge.no-port',
        `${nameOfPort(target, to.port)} is set on the node and takes no wire. Remove this wire.`,
      )
      continue
    }
    if (incoming[to.node]!.has(to.port)) {
      problems.push({
        code: 'edge.duplicate',
        severity: 'error',
        node: flat.nodes[to.node]!.path,
        port: to.port,
        edge: edge.id,
        message: `${nameOfPort(target, to.port)} has more than one wire. Keep one of them.`,
        fix: { do: 'remove-edge', edge: edge.id },
      })
      continue
    }
    incoming[to.node]!.set(to.port, edge)
    next[from.node]!.push(to.node)
  }
  return { flat, definitions, incoming, broken, next, problems }
}
