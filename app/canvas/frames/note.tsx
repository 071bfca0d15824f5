import type { NodeProps } from '@xyflow/react'
import { memo, type ReactNode } from 'react'
import type { FlowNode } from '../flow/flow-node.ts'

/** A note on the canvas. */
export const Note = memo(function Note({ id }: NodeProps<FlowNode>): ReactNode {
  return <div className="note">{id}</div>
})
