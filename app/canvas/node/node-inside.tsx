import { memo, type ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import type { NodeStateName } from '../../look/index.ts'
import { bodyOf } from '../flow/body-form.ts'
import { NodeFieldList } from './node-field-list.tsx'
import { NodeFoot } from './node-foot.tsx'
import { NodeHeader } from './node-header.tsx'
import { NodePorts } from './node-ports.tsx'
import { NodeResize } from './node-resize.tsx'

/** What `NodeInside` is given. */
export interface NodeInsideProps {
  readonly node: NodeView
  readonly state: NodeStateName
  readonly form: 'small' | 'large' | 'usual'
}

/** All that is in a node: header, ports, the body made for its type, its settings, and what there is to say about it. */
export const NodeInside = memo(function NodeInside({ node, state, form }: NodeInsideProps): ReactNode {
  const own = bodyOf(node)
  const body = form === 'large' && own?.expanded ? own.expanded : own
  const Body = body?.component
  const Foot = form === 'large' ? undefined : own?.foot
  const small = form === 'small'
  return (
    <div className="node-inside">
      <NodeHeader node={node} state={state} body={own} />
      <NodePorts node={node} small={small} />
      {!small && (
        <>
          {Body && (
            <div className="node-body">
              <Body node={node} />
            </div>
          )}
          <NodeFieldList node={node} form={body} />
          {Foot && <Foot node={node} />}
          <NodeFoot node={node} state={state} />
          {form === 'usual' && <NodeResize id={node.id} />}
        </>
      )}
    </div>
  )
})
