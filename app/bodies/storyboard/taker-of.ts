import type { GraphView, NodeView } from '../../document/index.ts'
import { outlined } from '../outline/outline.ts'
import { sourceOf } from '../outline/source-of.ts'

/** The sampler that makes a node's clip: the first whose Clip it is. Undefined where there is none. */
export function takerOf(view: GraphView, node: NodeView): NodeView | undefined {
  for (const candidate of view.nodes.values()) {
    if (candidate.node.type !== 'sampling/dit-sampler' || candidate.standing === 'muted') continue
    const source = outlined(() => sourceOf(view, candidate, 'clip'))
    if (source.is?.node.id === node.id) return candidate
  }
  return undefined
}
