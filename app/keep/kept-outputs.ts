import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import { everyNode } from './every-node.ts'
import { isHash } from './is-hash.ts'

/** An output that a workflow pins by its content. */
export interface KeptOutput {
  readonly sha256: string
  /** What the node is called that keeps it, or that goes on from it. */
  readonly node: string
}

/** What frozen nodes keep, in subgraphs too, and the steps that nodes go on from; each content once. */
export function keptOutputs(document: WorkflowDocument, registry: NodeRegistry): readonly KeptOutput[] {
  const found = new Map<string, string>()
  const keep = (sha256: string, node: string): void => {
    if (isHash(sha256) && !found.has(sha256)) found.set(sha256, node)
  }
  const nameOf = (id: string, node: WorkflowDocument['nodes'][string] | undefined): string =>
    node?.title ?? registry.get(node?.type ?? '')?.title ?? `"${id}"`
  for (const { id, node } of everyNode(document))
    for (const { sha256 } of Object.values(node.frozen ?? {})) keep(sha256, nameOf(id, node))
  for (const [path, places] of Object.entries(document.starts ?? {}))
    for (const { sha256 } of places) keep(sha256, nameOf(path, document.nodes[path]))
  return [...found].map(([sha256, node]) => ({ sha256, node }))
}
