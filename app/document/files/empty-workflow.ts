import { formatVersion, slug, type WorkflowDocument } from '../../../engine/graph/index.ts'

/** A workflow with nothing in it. */
export function emptyWorkflow(title = 'Untitled'): WorkflowDocument {
  const meta = { title }
  return {
    format: 'reelgraph',
    version: formatVersion,
    id: slug(title),
    meta,
    nodes: {},
    edges: {},
    layout: { nodes: {} },
  }
}
