import type { Kind } from '../define/index.ts'
import { variableOf } from './bind-variables.ts'
import type { NodePath, Problem, Source } from './compiled.ts'
import type { Wiring } from './wiring.ts'

/** Where a wire's value really comes from, once bypassed and muted nodes are seen through. */
export type Origin =
  | { readonly is: 'output'; readonly number: number; readonly port: string }
  | { readonly is: 'removed'; readonly number: number }
  | { readonly is: 'nothing'; readonly at: NodePath; readonly port: string }

/** A live wire into a port: the number of the node it comes from, and how the executor will know it. */
export interface Link {
  readonly port: string
  readonly number: number
  readonly source: Source
}

/** What is known of a node once everything before it is. */
export interface Resolved {
  /** Muted, or in need of something muted. */
  readonly removed: boolean
  /** Live wires into it, bypasses followed. */
  readonly links: readonly Link[]
  /** Inputs that a live wire leads to, whether it fits or not. */
  readonly fed: ReadonlySet<string>
  /** Lazy inputs that it will not ask for. */
  readonly unasked: readonly string[]
  /** The kind each output yields; a type that is not known here has none. */
  readonly kinds: Readonly<Record<string, Kind>>
  readonly mapped: readonly string[]
  readonly loops: readonly NodePath[]
  /** For a bypassed node: what each output passes on. */
  readonly forwards?: ReadonlyMap<string, Origin>
}

/** The state of one pass. */
export interface Resolving {
  readonly wiring: Wiring
  /** By number; filled in as the pass goes on. */
  readonly resolved: Resolved[]
  readonly problems: Problem[]
  /** Outputs of bypassed nodes that were already said to have nothing to pass on. */
  readonly reported: Set<string>
}

/** Where the value of an output really comes from. */
export function originOf(number: number, port: string, { resolved, wiring }: Resolving): Origin {
  const known = resolved[number]
  if (known?.removed) return { is: 'removed', number }
  if (known?.forwards) {
    return known.forwards.get(port) ?? { is: 'nothing', at: wiring.flat.nodes[number]!.path, port }
  }
  return { is: 'output', number, port }
}

/** The kind of an output; undefined where its node's type is not known, or nothing binds the variable in it. */
export function outputKind(number: number, port: string, { resolved, wiring }: Resolving): Kind | undefined {
  const kinds = resolved[number]?.kinds
  // Only on a cycle is a source not resolved yet; then its declaration counts.
  const kind = kinds
    ? Object.hasOwn(kinds, port) && kinds[port]
    : wiring.definitions[number]?.outputs[port]?.kind
  return kind && variableOf(kind) === undefined ? kind : undefined
}
