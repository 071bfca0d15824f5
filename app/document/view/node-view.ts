import type { Kind } from '../../../engine/define/index.ts'
import type { DocumentNode } from '../../../engine/graph/index.ts'
import type { Face } from './face.ts'

/** How a node stands in the graph, before any run: what its mode and its pinned outputs say. */
export type NodeStanding = 'on' | 'bypassed' | 'muted' | 'frozen'

/** An input as it is drawn. */
export interface InputView {
  readonly name: string
  readonly label: string
  readonly kind?: Kind
  readonly required: boolean
  readonly isParam: boolean
  /** Whether a wire may enter. */
  readonly wire: boolean
  /** Whether it is drawn as a port: every input that is no param, and params that are wired or asked to be. */
  readonly asPort: boolean
  /** The edge into it. */
  readonly edge?: string
  /** What the wire is turned into, in words: `image to video`. */
  readonly conversion?: string
  /** A list is wired to it and the node runs once per item. */
  readonly mapped: boolean
  /** Why the wire does not fit. */
  readonly fault?: string
  /** The name under which the graph exposes it. */
  readonly exposedAs?: string
}

/** An output as it is drawn. */
export interface OutputView {
  readonly name: string
  readonly label: string
  readonly kind?: Kind
  readonly each: boolean
  readonly wired: boolean
  readonly exposedAs?: string
}

/** A node as it is drawn, apart from where. It is the same object as long as it looks the same. */
export interface NodeView {
  readonly id: string
  readonly node: DocumentNode
  readonly title: string
  /** Undefined for a type that is not known here: a placeholder, whose ports are those that are wired. */
  readonly face?: Face
  readonly standing: NodeStanding
  readonly inputs: readonly InputView[]
  readonly outputs: readonly OutputView[]
  /** While bypassed: which input each output passes on. */
  readonly forwards: readonly (readonly [output: string, input: string])[]
}

/** A wire as it is drawn. */
export interface EdgeView {
  readonly id: string
  readonly from: readonly [node: string, port: string]
  readonly to: readonly [node: string, port: string]
  readonly kind?: Kind
  readonly conversion?: string
  readonly mapped: boolean
  /** Why it is a ghost: kept, drawn parted, and told. */
  readonly fault?: string
}

/** How a node stands: muted outdoes bypassed, bypassed outdoes frozen. */
export function standingOf({ mode, frozen }: DocumentNode): NodeStanding {
  if (mode === 'mute') return 'muted'
  if (mode === 'bypass') return 'bypassed'
  return frozen ? 'frozen' : 'on'
}
