import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { MissingThing } from '../keeper-state.ts'
import { type NodePlace, placeOf } from '../node-place.ts'

/** A setting of a node. */
export interface ParamPlace extends NodePlace {
  readonly param: string
}

/** The settings that name a missing thing. */
export function paramsThatHold(document: WorkflowDocument, thing: MissingThing): readonly ParamPlace[] {
  return thing.nodes.flatMap((path) => {
    const { inside, node: id } = placeOf(path)
    const nodes = inside === undefined ? document.nodes : (document.subgraphs?.[inside]?.nodes ?? {})
    const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined
    if (!node) return []
    const held = Object.entries(node.params).filter(([, value]) => value === thing.id)
    return held.map(([param]) => ({ inside, node: id, param }))
  })
}
