import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import { sameContent } from '../../document/same-content.ts'

/** How the nodes of a workflow stand against another version of it, by the names that people read. */
export interface DifferingNodes {
  readonly only: readonly string[]
  readonly changed: readonly string[]
  /** Whether wires, places or what is said of the workflow differ, though no node does. */
  readonly otherwise: boolean
}

/** What one version has that the other has not, or differently. */
export function differingNodes(
  own: WorkflowDocument,
  other: WorkflowDocument,
  nameOf: (id: string) => string,
): DifferingNodes {
  const ids = Object.keys(own.nodes)
  const has = (id: string): boolean => Object.hasOwn(other.nodes, id)
  const only = ids.filter((id) => !has(id)).map(nameOf)
  const changed = ids.filter((id) => has(id) && !sameContent(own.nodes[id], other.nodes[id])).map(nameOf)
  return { only, changed, otherwise: only.length + changed.length === 0 && !sameContent(own, other) }
}
