import { type Kind, list, type NodeDefinition } from '../define/index.ts'
import type { Problem } from './compiled.ts'
import { checkRequired } from './check-required.ts'
import type { FlatEdge, FlatNode } from './flat-graph.ts'
import { joinLoops } from './join-loops.ts'
import { meetPorts } from './meet-ports.ts'
import { nameOfPort } from './names.ts'
import { pinnedKinds } from './pinned-kinds.ts'
import { type Link, type Origin, originOf, type Resolved, type Resolving } from './resolving.ts'
import { unaskedInputs } from './unasked-inputs.ts'
import type { Wiring } from './wiring.ts'

const nothing = {
  removed: false,
  links: [],
  fed: new Set<string>(),
  unasked: [],
  kinds: {},
  mapped: [],
  loops: [],
} satisfies Resolved

/** Follows bypasses, mutes, kinds, item mapping and loops through a graph in one pass over an order of its nodes. */
export function resolve(
  wiring: Wiring,
  order: Iterable<number>,
): { readonly resolved: readonly Resolved[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const state: Resolving = { wiring, resolved: [], problems, reported: new Set() }
  for (const number of order) state.resolved[number] = resolveNode(number, state)
  return { resolved: state.resolved, problems }
}

function resolveNode(number: number, state: Resolving): Resolved {
  const { flat, definitions, incoming } = state.wiring
  const node = flat.nodes[number]!
  const definition = definitions[number]
  const wires = incoming[number]!
  if (node.mode === 'mute') return { ...nothing, removed: true }
  if (node.mode === 'bypass') return { ...nothing, forwards: forwardsOf(node, definition, wires, state) }
  const live = linksOf(wires, state)
  if (!definition) return { ...nothing, links: live }
  const fed = new Set(live.map(({ port }) => port))
  const unasked = unaskedInputs(node, definition, fed)
  if (!node.frozen && checkRequired(number, definition, unasked, state) === 'removed')
    return { ...nothing, removed: true }

  const asked = live.filter(({ port }) => !unasked.includes(port))
  const { links, mapped: lists, kindOf } = meetPorts(node, definition, asked, wires, state)
  const loops = joinLoops(node, definition, links, state)
  const pinned = pinnedKinds(node, definition)
  const mapped = !pinned && mayMap(node, definition, lists, state.problems) ? lists : []
  const kinds: Record<string, Kind> = {}
  for (const port in definition.outputs) {
    const kind = kindOf(definition.outputs[port]!.kind)
    kinds[port] = pinned?.[port] ?? (mapped.length > 0 ? list(kind) : kind)
  }
  return { removed: false, links, fed, unasked, kinds, mapped, loops }
}

function linksOf(wires: ReadonlyMap<string, FlatEdge>, state: Resolving): Link[] {
  const links: Link[] = []
  for (const [port, { from }] of wires) {
    const origin = originOf(from.node, from.port, state)
    if (origin.is !== 'output') continue
    const node = state.wiring.flat.nodes[origin.number]!.path
    links.push({ port, number: origin.number, source: { node, port: origin.port } })
  }
  return links
}

function forwardsOf(
  node: FlatNode,
  definition: NodeDefinition | undefined,
  wires: ReadonlyMap<string, FlatEdge>,
  state: Resolving,
): ReadonlyMap<string, Origin> {
  const pairs: Readonly<Record<string, string | undefined>> = node.instance?.pairs ?? definition?.bypass ?? {}
  const forwards = new Map<string, Origin>()
  for (const [output, input] of Object.entries(pairs)) {
    const edge = input === undefined ? undefined : wires.get(input)
    if (edge) forwards.set(output, originOf(edge.from.node, edge.from.port, state))
  }
  return forwards
}

/** Nodes that spread or gather a loop's items take one value at a time. */
function mayMap(
  node: FlatNode,
  definition: NodeDefinition,
  mapped: readonly string[],
  problems: Problem[],
): boolean {
  const [port] = mapped
  if (port === undefined) return false
  if (definition.collect === undefined && !Object.values(definition.outputs).some(({ each }) => each))
    return true
  problems.push({
    code: 'mapping.not-here',
    severity: 'error',
    node: node.path,
    port,
    message: `${definition.title} cannot run once per item of ${nameOfPort(definition, port)}. Give it one value there.`,
  })
  return false
}
