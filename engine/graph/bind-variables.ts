import { type Kind, list } from '../define/index.ts'
import { fitKind } from './fit-kind.ts'

/** What the kind variables of a node stand for. */
export type Binding = ReadonlyMap<string, Kind>

const none: Binding = new Map()
/** Where something of a kind that is not known is wired. */
const unsure: Binding = new Map()

/** The kind with its variable replaced; one that nothing binds is what the kind says it is unbound, or stays. */
export function substitute(kind: Kind, binding: Binding): Kind {
  if (binding === unsure) return kind
  if (kind.variable !== undefined) return binding.get(kind.variable) ?? kind.unbound ?? kind
  if (!kind.element) return kind
  const element = substitute(kind.element, binding)
  return element === kind.element ? kind : list(element)
}

/** A wire into a port: the kinds of both. */
export interface Meeting {
  readonly source: Kind
  readonly port: Kind
}

/**
 * Binds each kind variable to the kind, among those wired to it, that lets all of its wires fit at the least cost:
 * exact before converted, converted before run per item. The earlier port wins a tie.
 */
export function bindVariables(all: readonly (Meeting | undefined)[]): Binding {
  const meetings = all.filter(
    (meeting) => meeting !== undefined && variableOf(meeting.port) !== undefined,
  ) as Meeting[]
  if (meetings.length === 0) return all.includes(undefined) ? unsure : none
  const binding = new Map<string, Kind>()
  for (const variable of new Set(meetings.map(({ port }) => variableOf(port)))) {
    if (variable === undefined) continue
    const wires = meetings.filter(({ port }) => variableOf(port) === variable)
    const candidates = new Map(wires.map((meeting) => candidateOf(meeting)).map((kind) => [kind.id, kind]))
    let best: { kind: Kind; cost: number } | undefined
    for (const kind of candidates.values()) {
      const trial = new Map([[variable, kind]])
      const cost = wires.reduce(
        (sum, { source, port }) => sum + (fitKind(source, substitute(port, trial))?.cost ?? 1e6),
        0,
      )
      if (!best || cost < best.cost) best = { kind, cost }
    }
    if (best) binding.set(variable, best.kind)
  }
  return binding
}

/** The variable in a kind, however deep in lists it is; undefined where the kind is a known one. */
export function variableOf(kind: Kind): string | undefined {
  let inner = kind
  while (inner.element) inner = inner.element
  return inner.variable
}

/** What the variable would be if this wire fitted exactly: under `T[]`, a list's items, and one value itself. */
function candidateOf({ source, port }: Meeting): Kind {
  let kind = source
  for (let inner = port; inner.element && kind.element; inner = inner.element) kind = kind.element
  return kind
}
