import type { WorkflowDocument } from '../engine/graph/index.ts'

/** A workflow with other params; those of nodes that it lacks are passed over, so that one list serves many templates. */
export function withParams(
  document: WorkflowDocument,
  params: Readonly<Record<string, unknown>>,
): WorkflowDocument {
  const nodes = { ...document.nodes }
  for (const [name, value] of Object.entries(params)) {
    const [node = '', param = ''] = name.split('.')
    const there = nodes[node]
    if (there) nodes[node] = { ...there, params: { ...there.params, [param]: value } }
  }
  return { ...document, nodes }
}
