import type { NodeProps } from '@xyflow/react'
import { memo, type ReactNode } from 'react'
import type { FlowNode } from '../flow/flow-node.ts'

/** A frame round nodes. */
export const Frame = memo(function Frame({ id }: NodeProps<FlowNode>): ReactNode {
  return <div className="frame">{id}</div>
})
