import type { ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import { useRunOf } from './use-node.ts'

/** How far a running node is: a line under its header that steps with what is really told. */
export function NodeProgress({ node }: { readonly node: NodeView }): ReactNode {
  const share = useRunOf(node.id, ({ done, total }) => (total ? Math.min(1, (done ?? 0) / total) : 0))
  return (
    <span className="node-progress" aria-hidden="true">
      <span style={{ width: `${share * 100}%` }} />
    </span>
  )
}
