import type { DocumentNode, WorkflowDocument } from '../../engine/graph/index.ts'

/** A node of a workflow or of a subgraph of it. */
export interface PlacedNode {
  readonly id: string
  readonly node: DocumentNode
  /** `graph/id`; `graph` is empty for the workflow's own. */
  readonly path: string
}

/** The nodes of every graph of a workflow, its own first. */
export function everyNode({
  nodes,
  subgraphs = {},
}: Pick<WorkflowDocument, 'nodes' | 'subgraphs'>): readonly PlacedNode[] {
  const graphs = [
    ['', nodes] as const,
    ...Object.entries(subgraphs).map(([graph, { nodes }]) => [graph, nodes] as const),
  ]
  return graphs.flatMap(([graph, own]) =>
    Object.entries(own).map(([id, node]) => ({ id, node, path: `${graph}/${id}` })),
  )
}
