import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { MissingThing } from '../keeper-state.ts'

/** A setting of a node; `inside` is the subgraph it is in. */
export interface ParamPlace {
  readonly inside: string | undefined
  readonly node: string
  readonly param: string
}

/** The settings that name a missing thing. */
export function paramsThatHold(document: WorkflowDocument, thing: MissingThing): readonly ParamPlace[] {
  return thing.nodes.flatMap((path) => {
    const cut = path.indexOf('/')
    const [graph, id] = [path.slice(0, cut), path.slice(cut + 1)]
    const nodes = graph === '' ? document.nodes : (document.subgraphs?.[graph]?.nodes ?? {})
    const node = Object.hasOwn(nodes, id) ? nodes[id] : undefined
    if (!node) return []
    const held = Object.entries(node.params).filter(([, value]) => value === thing.id)
    return held.map(([param]) => ({ inside: graph === '' ? undefined : graph, node: id, param }))
  })
}
