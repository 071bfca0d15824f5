import type { NodeProps } from '@xyflow/react'
import { memo, type ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import type { FlowNode } from '../flow/flow-node.ts'
import { useNodeView } from '../graph/use-graph.ts'
import { useStage } from '../stage/use-stage.ts'
import { countRender } from './count-render.ts'
import { NodeInside } from './node-inside.tsx'
import { useNodeForm, useNodeState, useGraphKey, useWhole } from './use-node.ts'

/**
 * A node on the canvas. React Flow says only which; everything else it hears itself: what it looks like, how it stands in
 * the run, whether it is drawn whole. So an edit of one node renders one node. It is another one in another graph, though
 * both have the same id: what was said and seen of the first is not shown on the second.
 */
export const CanvasNode = memo(
  function CanvasNode({ id }: NodeProps<FlowNode>): ReactNode {
    const node = useNodeView(id)
    const graph = useGraphKey()
    return node ? <NodeFrame key={graph} node={node} /> : null
  },
  (before, after) => before.id === after.id,
)
CanvasNode.displayName = 'CanvasNode'

function NodeFrame({ node }: { readonly node: NodeView }): ReactNode {
  countRender(node.id)
  const state = useNodeState(node)
  const form = useNodeForm(node.id)
  const whole = useWhole(node.id)
  const { flow } = useStage()
  return (
    <div
      className="node"
      role="group"
      aria-label={node.title}
      tabIndex={0}
      data-node-id={node.id}
      data-node-type={node.node.type}
      data-state={state}
      data-form={form}
      data-unknown={node.face ? undefined : true}
      data-plate={whole ? undefined : true}
      style={whole ? undefined : { height: flow.box(node.id)?.h }}
    >
      <span className="node-plate" aria-hidden="true">
        {node.title}
      </span>
      {whole && <NodeInside node={node} state={state} form={form} />}
    </div>
  )
}
