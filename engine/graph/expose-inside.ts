import type { DocumentNode, DocumentSubgraph, Endpoint, WorkflowDocument } from './document.ts'
import { subgraphReference } from './subgraph-reference.ts'

/** A workflow in which a setting inside of an instance can be set on the instance, and where that is. */
export interface ExposedInside {
  readonly document: WorkflowDocument
  readonly end: Endpoint
}

/**
 * Where a setting of a node inside of instances, named by its path (`a/b`), is set in the workflow's own graph. What
 * the subgraphs on the way do not expose by itself they expose from now on, so that it is set for this instance alone:
 * others of the same subgraph keep theirs. Undefined where there is no such node.
 */
export function exposeInside(
  document: WorkflowDocument,
  path: string,
  param: string,
): ExposedInside | undefined {
  const ids = path.split('/')
  const subgraphs = { ...document.subgraphs }
  const through = subgraphsAlong(document, ids)
  if (!through) return undefined
  let name = param
  for (let depth = ids.length - 1; depth > 0; depth--) {
    const key = through[depth - 1]!
    const [subgraph, exposed] = exposing(subgraphs[key]!, [ids[depth]!, name])
    subgraphs[key] = subgraph
    name = exposed
  }
  return { document: { ...document, subgraphs }, end: [ids[0]!, name] }
}

/** The ids of the subgraphs that a path goes through, outermost first. */
function subgraphsAlong(document: WorkflowDocument, ids: readonly string[]): readonly string[] | undefined {
  const through: string[] = []
  let nodes: Readonly<Record<string, DocumentNode>> = document.nodes
  for (const [depth, id] of ids.entries()) {
    const node = Object.hasOwn(nodes, id) ? nodes[id]! : undefined
    if (!node) return undefined
    if (depth === ids.length - 1) return through
    const reference = subgraphReference(node.type)
    const inner = document.subgraphs ?? {}
    if (!reference || !Object.hasOwn(inner, reference.id)) return undefined
    through.push(reference.id)
    nodes = inner[reference.id]!.nodes
  }
  return undefined
}

/** The subgraph with a setting exposed that no other shares its name with, and that name. */
function exposing(subgraph: DocumentSubgraph, [node, param]: Endpoint): readonly [DocumentSubgraph, string] {
  const { inputs } = subgraph
  const known = inputs.find(({ to, also = [] }) => to[0] === node && to[1] === param && also.length === 0)
  if (known) return [subgraph, known.name]
  const taken = new Set(inputs.map(({ name }) => name))
  let name = `${node}-${param}`
  for (let count = 2; taken.has(name); count++) name = `${node}-${param}-${count}`
  return [{ ...subgraph, inputs: [...inputs, { name, to: [node, param] }] }, name]
}
