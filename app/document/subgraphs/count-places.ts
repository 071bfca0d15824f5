import { subgraphReference, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { graphOf, type Inside } from '../graph-of.ts'
import { innermostFirst } from '../view/innermost-first.ts'

/** In how many places of a workflow a subgraph stands, those inside of others included: what is changed in it is changed there. */
export function countPlaces(document: WorkflowDocument, subgraph: string): number {
  const places = new Map<Inside, number>([[undefined, 1]])
  for (const inside of [undefined, ...innermostFirst(document.subgraphs ?? {}).reverse()]) {
    const times = places.get(inside)
    if (times === undefined) continue
    for (const { type } of Object.values(graphOf(document, inside)?.nodes ?? {})) {
      const id = subgraphReference(type)?.id
      if (id !== undefined) places.set(id, (places.get(id) ?? 0) + times)
    }
  }
  return places.get(subgraph) ?? 0
}
