import type { NodePath, Problem } from './compiled.ts'
import type { DocumentNode } from './document.ts'

/** A node after flattening, before anything is known about its type. */
export interface FlatNode {
  readonly path: NodePath
  readonly type: string
  /** What somebody has called it. */
  readonly title: string | undefined
  readonly version: number
  readonly params: Readonly<Record<string, unknown>>
  readonly mode: 'bypass' | 'mute' | undefined
  readonly frozen: DocumentNode['frozen']
  /** A subgraph instance that stayed whole: bypassed ones have `pairs`, those that could not be laid out flat have none. */
  readonly instance?: { readonly pairs: Readonly<Record<string, string>> }
}

/** A wire between two flat nodes. `id` is the path of the edge in the file. */
export interface FlatEdge {
  readonly id: string
  readonly from: FlatEnd
  readonly to: FlatEnd
}

/** One end of a flat edge: the number of a node, and a port of it. */
export interface FlatEnd {
  readonly node: number
  readonly port: string
}

/** A workflow without subgraphs. Nodes are numbered in document order, an instance's nodes in its place. */
export interface FlatGraph {
  readonly nodes: readonly FlatNode[]
  readonly edges: readonly FlatEdge[]
  /** What the document lists as outputs, where it exists. */
  readonly outputs: readonly FlatEnd[]
  /** The numbers of the nodes at a path: one, or all of those inside an instance. */
  find(path: NodePath): readonly number[]
  readonly problems: readonly Problem[]
}
