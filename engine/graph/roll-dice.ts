import type { WorkflowDocument } from './document.ts'
import { mapNodes } from './map-nodes.ts'

/** A param whose dice were rolled; `subgraph` names the definition that the node is in, whose instances all share it. */
export interface DrawnSeed {
  readonly subgraph?: string
  readonly node: string
  readonly param: string
  readonly value: number
}

/** A workflow with its dice rolled, and what was drawn. */
export interface Rolled {
  readonly document: WorkflowDocument
  readonly drawn: readonly DrawnSeed[]
}

/**
 * Draws every param that has its dice on, those of subgraph definitions too. The accepted run stores the result, so that
 * it can be had again.
 */
export function rollDice(document: WorkflowDocument, draw: () => number): Rolled {
  const drawn: DrawnSeed[] = []
  const rolled = mapNodes(document, (id, node, subgraph) => {
    if (!node.dice || node.dice.length === 0) return node
    const params = { ...node.params }
    for (const param of node.dice) {
      const value = draw()
      params[param] = value
      drawn.push({ ...(subgraph !== undefined && { subgraph }), node: id, param, value })
    }
    return { ...node, params }
  })
  return { document: drawn.length > 0 ? rolled : document, drawn }
}

/**
 * A workflow with its dice off: all of them, or those of the outermost graph that are `held`. What a finished file records
 * is not drawn anew.
 */
export function holdDice(
  document: WorkflowDocument,
  held?: (node: string, param: string) => boolean,
): WorkflowDocument {
  return mapNodes(document, (id, node, subgraph) => {
    const off = (param: string): boolean => (held ? subgraph === undefined && held(id, param) : true)
    if (!node.dice?.some(off)) return node
    return { ...node, dice: node.dice.filter((param) => !off(param)) }
  })
}
