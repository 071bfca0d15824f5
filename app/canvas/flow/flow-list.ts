import type { Box, GraphView } from '../../document/index.ts'
import type { Selection } from '../../shell/view-store.ts'
import { flowId, type FlowItem } from './flow-id.ts'
import { type FlowNode, flowNodeOf } from './flow-node.ts'

/** What the list for React Flow is made from. */
export interface FlowListSource {
  readonly view: GraphView
  readonly selection: Selection
  /** By React Flow id, as is `before`. */
  readonly boxes: ReadonlyMap<string, Box>
  readonly folded: ReadonlyMap<string, string>
  readonly before: ReadonlyMap<string, FlowNode>
  readonly isSmall: (id: string) => boolean
  readonly isLarge: (node: string) => boolean
}

/** Everything on the canvas for React Flow, by its id there: frames, nodes, notes. What has not changed is the same as before. */
export function flowList(source: FlowListSource): Map<string, FlowNode> {
  const { view, selection, boxes, folded, before, isSmall, isLarge } = source
  const { layout } = view.graph
  const list = new Map<string, FlowNode>()
  const add = (type: FlowItem['kind'], id: string, selected: boolean, colour: string | undefined): void => {
    const flow = flowId(type, id)
    const isNode = type === 'node'
    const made = flowNodeOf(
      {
        id: flow,
        type,
        box: boxes.get(flow)!,
        fixedHeight: !isNode,
        selected,
        hidden: isNode && folded.has(id),
        minHeight: !isNode || isSmall(id) ? undefined : layout.nodes[id]?.h,
        colour,
        raised: isNode && isLarge(id),
      },
      before.get(flow),
    )
    list.set(flow, made)
  }
  for (const [id, { colour }] of Object.entries(layout.groups ?? {}))
    add('frame', id, selection.groups.has(id), colour)
  for (const id of view.nodes.keys()) add('node', id, selection.nodes.has(id), layout.nodes[id]?.colour)
  for (const [id, { colour }] of Object.entries(layout.notes ?? {}))
    add('note', id, selection.notes.has(id), colour)
  return list
}
