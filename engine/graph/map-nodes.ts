import type { DocumentNode, WorkflowDocument } from './document.ts'

type Definition = NonNullable<WorkflowDocument['subgraphs']>[string]
type Change = (id: string, node: DocumentNode, subgraph: string | undefined) => DocumentNode

/** The workflow with every node changed, of its own graph and of its subgraph definitions. */
export function mapNodes(document: WorkflowDocument, change: Change): WorkflowDocument {
  const changed = (nodes: Readonly<Record<string, DocumentNode>>, subgraph?: string) =>
    Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, change(id, node, subgraph)]))
  const { subgraphs } = document
  if (!subgraphs) return { ...document, nodes: changed(document.nodes) }
  const definitions: [string, Definition][] = Object.entries(subgraphs).map(([id, definition]) => [
    id,
    { ...definition, nodes: changed(definition.nodes, id) },
  ])
  return { ...document, nodes: changed(document.nodes), subgraphs: Object.fromEntries(definitions) }
}
