import { memo, type ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import { ForwardLine, ForwardRow } from './forward-line.tsx'
import { InputPort, OutputPort } from './port.tsx'

/** What `NodePorts` is given. */
export interface NodePortsProps {
  readonly node: NodeView
  readonly small: boolean
}

/** The rows of ports: inputs left, outputs right. On a node that is drawn small they lie on one another at its edges. */
export const NodePorts = memo(
  function NodePorts({ node, small }: NodePortsProps): ReactNode {
    const inputs = node.inputs.filter(({ asPort }) => asPort)
    const { outputs } = node
    const rows = Math.max(inputs.length, outputs.length)
    if (rows === 0) return null
    return (
      <div className="node-ports" data-small={small || undefined}>
        {!small && node.standing === 'bypassed' && <ForwardLine node={node} />}
        {Array.from({ length: rows }, (_, row) => {
          const [input, output] = [inputs[row], outputs[row]]
          return (
            <div key={row} className="port-row">
              {input && <InputPort node={node.id} input={input} />}
              {!small && node.standing === 'bypassed' && <ForwardRow node={node} row={row} />}
              {output && <OutputPort node={node.id} output={output} />}
            </div>
          )
        })}
      </div>
    )
  },
  (before, after) =>
    before.small === after.small &&
    before.node.inputs === after.node.inputs &&
    before.node.outputs === after.node.outputs &&
    before.node.standing === after.node.standing,
)
