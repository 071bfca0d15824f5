import type {
  DocumentEdge,
  DocumentNode,
  ExposedInput,
  ExposedOutput,
  WorkflowDocument,
} from '../../engine/graph/index.ts'
import { fieldOf } from './field-of.ts'

/** Which graph is edited: the id of a subgraph definition, or undefined for the workflow's own. */
export type Inside = string | undefined

/** What the workflow's own graph and a subgraph's have in common: all that is edited on a canvas. */
export interface EditedGraph {
  readonly nodes: Readonly<Record<string, DocumentNode>>
  readonly edges: Readonly<Record<string, DocumentEdge>>
  readonly layout: WorkflowDocument['layout']
  readonly inputs?: readonly ExposedInput[] | undefined
  readonly outputs?: readonly ExposedOutput[] | undefined
  /** Of the workflow's own graph only. */
  readonly starts?: WorkflowDocument['starts']
}

/** Definitions of subgraphs, by id. */
export type Subgraphs = NonNullable<WorkflowDocument['subgraphs']>

/** The graph that is edited; undefined where there is no such subgraph. */
export function graphOf(document: WorkflowDocument, inside: Inside): EditedGraph | undefined {
  return inside === undefined ? document : fieldOf(document.subgraphs, inside)
}

/** The workflow with one of its graphs changed. Fields that the graph has dropped are dropped. */
export function withGraph(document: WorkflowDocument, inside: Inside, graph: EditedGraph): WorkflowDocument {
  const before = graphOf(document, inside)
  if (before === graph || before === undefined) return document
  if (inside === undefined) return graph as WorkflowDocument
  return { ...document, subgraphs: { ...document.subgraphs, [inside]: graph as Subgraphs[string] } }
}

/** Every name that a new node must not take: of nodes, and of those that wires and exposed names still speak of. */
export function takenNodeIds({ nodes, edges, inputs, outputs }: EditedGraph): Set<string> {
  const taken = new Set(Object.keys(nodes))
  for (const { from, to } of Object.values(edges)) taken.add(from[0]).add(to[0])
  for (const { to, also } of inputs ?? []) for (const [id] of [to, ...(also ?? [])]) taken.add(id)
  for (const { from } of outputs ?? []) taken.add(from[0])
  return taken
}
