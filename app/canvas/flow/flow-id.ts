/** What something on the canvas is, and its id in the graph. */
export interface FlowItem {
  readonly kind: 'node' | 'frame' | 'note'
  readonly id: string
}

/** The id that React Flow knows something by. A node keeps its own, which has no colon. */
export function flowId(kind: FlowItem['kind'], id: string): string {
  return kind === 'node' ? id : `${kind}:${id}`
}

/** What a React Flow id stands for. */
export function flowItem(flow: string): FlowItem {
  if (flow.startsWith('frame:')) return { kind: 'frame', id: flow.slice(6) }
  if (flow.startsWith('note:')) return { kind: 'note', id: flow.slice(5) }
  return { kind: 'node', id: flow }
}

/** The name of something in `collapsed` and `expanded` of the view. */
export function viewKey(inside: string | undefined, id: string): string {
  return `${inside ?? ''}/${id}`
}
