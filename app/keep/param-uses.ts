import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { everyNode } from './every-node.ts'

/** What settings of a workflow refer to, each with the nodes that do, as `graph/node`. Empty settings refer to nothing. */
export function paramUses(
  document: WorkflowDocument,
  valuesOf: (type: string, params: Readonly<Record<string, unknown>>) => readonly unknown[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { node, path } of everyNode(document))
    for (const value of valuesOf(node.type, node.params))
      if (typeof value === 'string' && value !== '') found.set(value, [...(found.get(value) ?? []), path])
  return found
}
