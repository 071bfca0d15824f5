import type { Kind } from '../define/index.ts'
import { list } from '../define/index.ts'
import type { NodePath, Problem, Source } from './compiled.ts'
import { bindVariables, substitute, variableOf } from './bind-variables.ts'
import { fitKind } from './fit-kind.ts'
import { joinLoops } from './join-loops.ts'
import { nameOfKind, nameOfPort } from './names.ts'
import { inputKind, type Wiring } from './wiring.ts'

/** What is known of a node once everything before it is. */
export interface Resolved {
  /** Muted, or in need of something muted. */
  readonly removed: boolean
  /** Live wires, bypasses followed. */
  readonly sources: ReadonlyMap<string, Source & { readonly number: number }>
  /** The kind each output yields; a type that is not known here has none. */
  readonly kinds: Readonly<Record<string, Kind>>
  readonly mapped: readonly string[]
  readonly loops: readonly NodePath[]
  /** For a bypassed node: what each output passes on. */
  readonly forwards?: Readonly<Record<string, Origin>>
}

/** Where a wire's value really comes from. */
export type Origin =
  | { readonly is: 'output'; readonly number: number; readonly port: string }
  | { readonly is: 'removed'; readonly by: NodePath }
  | { readonly is: 'nothing'; readonly at: NodePath; readonly port: string }

/** Follows bypasses, mutes, kinds, item mapping and loops through a graph in one pass over an order of its nodes. */
export function resolve(
  wiring: Wiring,
  order: Iterable<number>,
): { resolved: readonly Resolved[]; problems: Problem[] } {
  const { flat, definitions, incoming, broken } = wiring
  const resolved: Resolved[] = []
  const problems: Problem[] = []
  const reported = new Set<string>()

  const originOf = (number: number, port: string): Origin => {
    const state = resolved[number]
    if (state?.removed) return { is: 'removed', by: flat.nodes[number]!.path }
    if (state?.forwards) {
      const forward = Object.hasOwn(state.forwards, port) ? state.forwards[port] : undefined
      return forward ?? { is: 'nothing', at: flat.nodes[number]!.path, port }
    }
    return { is: 'output', number, port }
  }

  const kindOf = (number: number, port: string): Kind | undefined => {
    const kinds = resolved[number]?.kinds
    if (kinds) return Object.hasOwn(kinds, port) ? kinds[port] : undefined
    // Only on a cycle: what the declaration says, unless a variable would have to be known.
    const declared = definitions[number]?.outputs[port]?.kind
    return declared && variableOf(declared) === undefined ? declared : undefined
  }

  const nothingToForward = (at: NodePath, port: string): void => {
    const key = `${at}\n${port}`
    if (reported.has(key)) return
    reported.add(key)
    problems.push({
      code: 'bypass.nothing-to-forward',
      severity: 'error',
      node: at,
      port,
      message: `This node is bypassed and has nothing to pass on for ${nameOfPort(undefined, port)}. Wire its input, or stop bypassing it.`,
      fix: { do: 'set-mode', node: at, mode: undefined },
    })
  }

  for (const number of order) {
    const node = flat.nodes[number]!
    const definition = definitions[number]
    const wires = incoming[number]!
    const none = { sources: new Map(), kinds: {}, mapped: [], loops: [] }

    if (node.mode === 'mute') {
      resolved[number] = { ...none, removed: true }
      continue
    }
    if (node.mode === 'bypass') {
      const pairs: Readonly<Record<string, string | undefined>> =
        node.instance?.pairs ?? definition?.bypass ?? {}
      const forwards: Record<string, Origin> = {}
      for (const [output, name] of Object.entries(pairs)) {
        const edge = name === undefined ? undefined : wires.get(name)
        if (edge) forwards[output] = originOf(edge.from.node, edge.from.port)
      }
      resolved[number] = { ...none, removed: false, forwards }
      continue
    }

    const origins = new Map(
      [...wires].map(([port, edge]) => [port, originOf(edge.from.node, edge.from.port)]),
    )
    if (!definition) {
      resolved[number] = { ...none, removed: false, sources: new Map(sourcesOf(origins)) }
      continue
    }

    let removed = false
    for (const [port, slot] of Object.entries(definition.inputs)) {
      if (node.frozen || slot.role === 'param' || !slot.required) continue
      const origin = origins.get(port)
      if (origin?.is === 'output' || broken[number]!.has(port)) continue
      if (origin?.is === 'removed') {
        if (removed) continue
        removed = true
        problems.push({
          code: 'mute.removes',
          severity: 'warning',
          node: node.path,
          port,
          message: `This node does not run, because ${nameOfPort(definition, port)} comes from "${origin.by}", which is muted or left out.`,
        })
      } else if (origin?.is === 'nothing') nothingToForward(origin.at, origin.port)
      else {
        const kind = nameOfKind(slot.kind)
        problems.push({
          code: 'input.missing',
          severity: 'error',
          node: node.path,
          port,
          message: `${nameOfPort(definition, port)} needs a wire${kind === 'anything' ? '' : ` that carries ${kind}`}.`,
        })
      }
    }
    if (removed) {
      resolved[number] = { ...none, removed }
      continue
    }

    const live = sourcesOf(origins)
    const meetings = live.flatMap(([port, source]) => {
      const slot = definition.inputs[port]
      const kind = slot && inputKind(slot)
      const from = kindOf(source.number, source.port)
      return kind && from ? [{ port: kind, source: from, name: port, at: source }] : []
    })
    const binding = bindVariables(meetings)
    const sources = new Map<string, Source & { number: number }>(live)
    const mapped: string[] = []
    for (const meeting of meetings) {
      const port = substitute(meeting.port, binding)
      const fit = fitKind(meeting.source, port)
      if (!fit) {
        sources.delete(meeting.name)
        const edge = wires.get(meeting.name)!
        problems.push({
          code: 'edge.kind',
          severity: 'error',
          node: node.path,
          port: meeting.name,
          edge: edge.id,
          message: `${nameOfPort(definition, meeting.name)} takes ${nameOfKind(port)}. This wire carries ${nameOfKind(meeting.source)}.`,
          fix: { do: 'remove-edge', edge: edge.id },
        })
        continue
      }
      if (fit.mapped) mapped.push(meeting.name)
      if (fit.conversion) sources.set(meeting.name, { ...meeting.at, conversion: fit.conversion.id })
    }

    const loops = joinLoops(node, definition, sources, resolved, definitions, problems)
    const spreads = Object.values(definition.outputs).some((output) => output.each)
    if (mapped.length > 0 && (spreads || definition.collect !== undefined)) {
      const port = mapped.shift()!
      mapped.length = 0
      problems.push({
        code: 'mapping.not-here',
        severity: 'error',
        node: node.path,
        port,
        message: `${definition.title} cannot run once per item of ${nameOfPort(definition, port)}. Give it one value there.`,
      })
    }
    const kinds = Object.fromEntries(
      Object.entries(definition.outputs).map(([port, output]) => {
        const kind = substitute(output.kind, binding)
        return [port, mapped.length > 0 ? list(kind) : kind]
      }),
    )
    resolved[number] = { removed: false, sources, kinds, mapped, loops }
  }

  function sourcesOf(origins: ReadonlyMap<string, Origin>): [string, Source & { number: number }][] {
    return [...origins].flatMap(([port, origin]) =>
      origin.is === 'output'
        ? [[port, { node: flat.nodes[origin.number]!.path, port: origin.port, number: origin.number }]]
        : [],
    )
  }
  return { resolved, problems }
}
