import type { ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import { IconButton } from '../../look/index.ts'
import { useStage } from '../stage/use-stage.ts'

/** The button that opens a node's help; it shows when the pointer or the focus is on the node. */
export function NodeHelp({ node }: { readonly node: NodeView }): ReactNode {
  const stage = useStage()
  return (
    <IconButton
      icon="circle-question-mark"
      label={`About ${node.title}`}
      size={24}
      iconSize={14}
      className="node-quiet nodrag"
      tabIndex={-1}
      onClick={() => stage.state.setState(({ help }) => ({ help: help === node.id ? undefined : node.id }))}
    />
  )
}
