import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo, type ReactNode } from 'react'
import { changeFrame, type Frame as SavedFrame } from '../../document/index.ts'
import { IconButton } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { flowItem, viewKey } from '../flow/flow-id.ts'
import type { FlowNode } from '../flow/flow-node.ts'
import { undoInText } from '../gestures/undo-in-text.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useStage } from '../stage/use-stage.ts'
import './frames.css'

/** A frame round nodes, with a title; what lies in it moves with it. Drawn small, it puts them away. */
export const Frame = memo(function Frame({ id: flow, selected }: NodeProps<FlowNode>): ReactNode {
  const { id } = flowItem(flow)
  const stage = useStage()
  const { view } = useEditor()
  const frame = useGraph(({ graph }) => graph.layout.groups?.[id])
  if (!frame) return null
  const key = viewKey(stage.inside, id)
  const small = stage.flow.isSmall(id)
  const change = (change: Partial<SavedFrame>): void =>
    void stage.editor.document.run(changeFrame(stage.inside, id, change))
  return (
    <div className="frame" data-small={small ? true : undefined} data-group-id={id}>
      {selected && !small && (
        <NodeResizer
          minWidth={120}
          minHeight={80}
          onResizeStart={() => stage.editor.document.begin('Resize frame')}
          onResize={(_, { x, y, width, height }) => change({ x, y, w: width, h: height })}
          onResizeEnd={() => stage.editor.document.commit()}
        />
      )}
      <header className="frame-header">
        <IconButton
          icon={small ? 'chevron-right' : 'chevron-down'}
          label={small ? 'Show what is in this group' : 'Draw this group small'}
          size={24}
          iconSize={14}
          className="nodrag"
          onClick={() =>
            view.setState(({ collapsed }) => {
              const after = new Set(collapsed)
              if (!after.delete(key)) after.add(key)
              return { collapsed: after }
            })
          }
        />
        <input
          className="frame-title nodrag"
          aria-label="Name of the group"
          value={frame.title ?? ''}
          placeholder="Group"
          onChange={(event) => change({ title: event.currentTarget.value })}
          onKeyDown={(event) => {
            // While letters are composed, the keys are for them.
            if (event.nativeEvent.isComposing) return
            if (undoInText(stage.editor, event)) return
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
          }}
        />
      </header>
    </div>
  )
})
