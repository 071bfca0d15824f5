import { type DocumentNode, subgraphReference, type WorkflowDocument } from '../../engine/graph/index.ts'

/** The node at a path, `sampler` or inside of instances `shot/sampler`; undefined where there is none. */
export function nodeAtPath(
  { nodes, subgraphs = {} }: Pick<WorkflowDocument, 'nodes' | 'subgraphs'>,
  path: string,
): DocumentNode | undefined {
  let inside: WorkflowDocument['nodes'] | undefined = nodes
  let found: DocumentNode | undefined
  for (const id of path.split('/')) {
    found = inside?.[id]
    const reference = subgraphReference(found?.type ?? '')
    inside = reference && subgraphs[reference.id]?.nodes
  }
  return found
}
