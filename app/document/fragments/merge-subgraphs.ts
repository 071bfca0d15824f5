import { type DocumentNode, IdMaker, subgraphReference, subgraphType } from '../../../engine/graph/index.ts'
import { fieldOf } from '../field-of.ts'
import type { Subgraphs } from '../graph-of.ts'
import { sameContent } from '../same-content.ts'
import { innermostFirst } from '../view/innermost-first.ts'

/** Definitions brought into a workflow, and under which id each of the foreign ones now is. */
export interface MergedSubgraphs {
  readonly subgraphs: Subgraphs | undefined
  readonly renamed: ReadonlyMap<string, string>
}

/** Brings foreign definitions into a workflow: an equal one is shared, another of the same id gets an id of its own. */
export function mergeSubgraphs(own: Subgraphs | undefined, foreign: Subgraphs | undefined): MergedSubgraphs {
  const renamed = new Map<string, string>()
  if (!foreign || Object.keys(foreign).length === 0) return { subgraphs: own, renamed }
  const merged: Subgraphs = { ...own }
  const ids = new IdMaker([...Object.keys(merged), ...Object.keys(foreign)])
  for (const id of innermostFirst(foreign)) {
    const definition = { ...fieldOf(foreign, id)!, nodes: retarget(fieldOf(foreign, id)!.nodes, renamed) }
    const here = fieldOf(merged, id)
    // What comes by way of text has its fields in the order of the file.
    if (here && sameContent(here, definition)) continue
    if (here) renamed.set(id, ids.make(id))
    merged[renamed.get(id) ?? id] = definition
  }
  return { subgraphs: merged, renamed }
}

/** Nodes whose instances name the definitions by their new ids. */
export function retarget(
  nodes: Readonly<Record<string, DocumentNode>>,
  renamed: ReadonlyMap<string, string>,
): Record<string, DocumentNode> {
  return Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => {
      const reference = subgraphReference(node.type)
      const to = reference && renamed.get(reference.id)
      return [id, to === undefined ? node : { ...node, type: subgraphType(to, reference!.version) }]
    }),
  )
}
