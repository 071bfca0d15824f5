import type { ReactNode } from 'react'
import { ParamField } from '../../fields/index.ts'
import type { BodyProps } from '../body.ts'
import './foot.css'

/** The rewriter's one setting, with its words beside the switch: they are too long for a label. */
export function RewriterBody({ node }: BodyProps): ReactNode {
  const input = node.inputs.find(({ name }) => name === 'leaveOut')
  if (!input || input.asPort) return null
  return (
    <div className="rewriter-row">
      <span aria-hidden="true">{input.label}</span>
      <ParamField node={node} input={input} place="node" bare />
    </div>
  )
}
