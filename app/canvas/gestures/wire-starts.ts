import type { WireStart } from '../../document/index.ts'
import type { Stage } from '../stage/stage.ts'

/** Whether there is anything that a wire could begin at. */
export function canWire(stage: Stage): boolean {
  const node = focusedNode(stage)
  return node !== undefined && startsOf(stage, node).length > 0
}

/** The node that has the focus, or else is chosen. */
export function focusedNode({ editor }: Stage): string | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-node-id]')?.dataset['nodeId']
  return focused ?? [...editor.view.getState().selection.nodes][0]
}

/** Outputs first, then the inputs that are free. */
export function startsOf({ graph }: Stage, id: string): readonly WireStart[] {
  const node = graph.node(id)
  if (!node) return []
  const free = node.inputs.filter(({ asPort, edge }) => asPort && edge === undefined)
  return [
    ...node.outputs.map(({ name }): WireStart => ({ node: id, port: name, side: 'output' })),
    ...free.map(({ name }): WireStart => ({ node: id, port: name, side: 'input' })),
  ]
}
