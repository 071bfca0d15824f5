import type { ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import { NodeFields, ParamField } from '../../fields/index.ts'
import { type BodyForm, shownFields } from '../geometry/node-size.ts'
import { FieldPort } from './field-port.tsx'

/** What `NodeFieldList` is given. */
export interface NodeFieldListProps {
  readonly node: NodeView
  readonly form: BodyForm
}

/** The settings that stand on a node. While a wire is drawn, those that take it have a port too. */
export function NodeFieldList({ node, form }: NodeFieldListProps): ReactNode {
  const rows = shownFields(node, form)
  if (rows.length === 0) return null
  return (
    <div className="node-fields">
      {rows.map(({ key, inputs, pair }) => (
        <div key={key} className="node-field" data-field-of={node.id} data-input={key}>
          <FieldPort node={node.id} input={inputs[0]} />
          {pair ? (
            <NodeFields node={node} only={[key]} />
          ) : (
            <ParamField node={node} input={inputs[0]} place="node" bare={rows.length === 1} />
          )}
        </div>
      ))}
    </div>
  )
}
