import type { Kind, NodeDefinition } from '../define/index.ts'

/** Path of a node instance after flattening: `sampler`, or `shot-group/sampler` inside a subgraph instance. */
export type NodePath = string & { readonly __nodePath?: never }

/** A pure conversion applied on a wire (`integer→number`, `image→video`, `one→list`), by its id in the conversion table. */
export type ConversionId = string

/** Where an input's value comes from. */
export interface Source {
  readonly node: NodePath
  readonly port: string
  readonly conversion?: ConversionId
}

/** One node of a graph that is ready to run: bypassed and muted nodes are gone, subgraphs are flat, params are parsed. */
export interface CompiledNode {
  readonly path: NodePath
  readonly definition: NodeDefinition
  /** Parsed by the declaration's schemas; every param has a value. */
  readonly params: Readonly<Record<string, unknown>>
  /** Wired inputs, ports and fed params alike. Free ports are absent. */
  readonly sources: Readonly<Record<string, Source>>
  /**
   * The kind each output yields here: kind variables bound, and a list of the declared kind where the node is mapped.
   * `compile` always gives it; absent means as declared.
   */
  readonly kinds?: Readonly<Record<string, Kind>>
  /** Pinned outputs, by content hash; the node does not run, has no `sources`, and nothing upstream is in the graph for it. */
  readonly frozen?: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>
  /** What it goes on from instead of starting anew: once, or for items of a mapped node or a loop (`2`, `0.2`). */
  readonly starts?: readonly { readonly item?: string; readonly sha256: string }[]
  /**
   * Inputs of a scalar kind that are fed by a list: the node runs once per item and its outputs become lists.
   * Several mapped inputs zip and must have equal lengths. A conversion on such a wire is for each item.
   */
  readonly mapped: readonly string[]
  /** The `each` region the node is in: paths of the For Each nodes around it, outermost first. */
  readonly loops: readonly NodePath[]
}

/** A workflow that has no problems, ready for the executor. */
export interface CompiledGraph {
  readonly nodes: ReadonlyMap<NodePath, CompiledNode>
  /** Every node after all of its sources; ties in document order, so equal graphs have equal orders. */
  readonly order: readonly NodePath[]
  /** Nodes whose results are wanted when nothing else is asked: effects, and those the document lists as outputs. */
  readonly outputs: readonly NodePath[]
}

/** Something wrong with a workflow, in one place. One validator returns all of them at once. */
export interface Problem {
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** Path of the node, or '' for the file itself. */
  readonly node: string
  readonly port?: string
  readonly edge?: string
  /** What is wrong and what to do about it, in one or two sentences. */
  readonly message: string
  readonly fix?: Fix
}

/** A repair the editor or the command line can offer, as data. */
export type Fix =
  | { readonly do: 'remove-edge'; readonly edge: string }
  | { readonly do: 'set-param'; readonly node: string; readonly param: string; readonly value: unknown }
  | {
      readonly do: 'add-node'
      readonly type: string
      readonly connect: { readonly node: string; readonly port: string }
    }
  | { readonly do: 'unfreeze'; readonly node: string }
  | { readonly do: 'begin-anew'; readonly node: string }
  | { readonly do: 'set-mode'; readonly node: string; readonly mode: 'bypass' | 'mute' | undefined }
