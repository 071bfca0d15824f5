import type { NodePath } from './compiled.ts'
import type { DocumentNode, WorkflowDocument } from './document.ts'

/** A workflow with its dice rolled, and what was drawn. */
export interface Rolled {
  readonly document: WorkflowDocument
  readonly drawn: readonly { readonly node: NodePath; readonly param: string; readonly value: number }[]
}

/** Draws every param that has its dice on. The accepted run stores the result, so that it can be had again. */
export function rollDice(document: WorkflowDocument, draw: () => number): Rolled {
  const drawn: Rolled['drawn'][number][] = []
  const nodes = { ...document.nodes }
  for (const [id, node] of Object.entries(document.nodes)) {
    if (!node.dice || node.dice.length === 0) continue
    const params = { ...node.params }
    for (const param of node.dice) {
      const value = draw()
      params[param] = value
      drawn.push({ node: id, param, value })
    }
    nodes[id] = { ...node, params }
  }
  return { document: drawn.length > 0 ? { ...document, nodes } : document, drawn }
}

/** A workflow with its dice off: all of them, or those that are `held`. What a finished file records is not drawn anew. */
export function holdDice(
  document: WorkflowDocument,
  held: (node: NodePath, param: string) => boolean = () => true,
): WorkflowDocument {
  const nodes = Object.entries(document.nodes).map(([id, node]): [string, DocumentNode] => {
    if (!node.dice?.some((param) => held(id, param))) return [id, node]
    return [id, { ...node, dice: node.dice.filter((param) => !held(id, param)) }]
  })
  return { ...document, nodes: Object.fromEntries(nodes) }
}
