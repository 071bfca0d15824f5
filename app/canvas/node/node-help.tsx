import type { ReactNode } from 'react'
import type { NodeView } from '../../document/index.ts'
import { IconButton, Popover } from '../../look/index.ts'
import { HelpText } from '../late-layers.ts'
import { useStage, useStageState } from '../stage/use-stage.ts'

/** The button that opens a node's help; it shows when the pointer or the focus is on the node. The help is its declaration's. */
export function NodeHelp({ node }: { readonly node: NodeView }): ReactNode {
  const stage = useStage()
  const open = useStageState(({ help }) => help === node.id)
  return (
    <Popover
      label={`About ${node.title}`}
      side="right"
      className="w-80 p-4"
      open={open}
      onOpenChange={(now) => stage.state.setState({ help: now ? node.id : undefined })}
      trigger={
        <IconButton
          icon="circle-question-mark"
          label={`About ${node.title}`}
          size={24}
          iconSize={14}
          className="node-quiet nodrag"
          tabIndex={-1}
        />
      }
    >
      {open && <HelpText node={node} />}
    </Popover>
  )
}
