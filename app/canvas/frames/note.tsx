import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo, type ReactNode } from 'react'
import { changeNote } from '../../document/index.ts'
import { flowItem } from '../flow/flow-id.ts'
import type { FlowNode } from '../flow/flow-node.ts'
import { undoInText } from '../gestures/undo-in-text.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useStage } from '../stage/use-stage.ts'
import './frames.css'

/** A note on the canvas: words for those who read the graph. */
export const Note = memo(function Note({ id: flow, selected }: NodeProps<FlowNode>): ReactNode {
  const { id } = flowItem(flow)
  const { inside, editor } = useStage()
  const note = useGraph(({ graph }) => graph.layout.notes?.[id])
  if (!note) return null
  return (
    <div className="note" data-note-id={id}>
      {selected && (
        <NodeResizer
          minWidth={120}
          minHeight={60}
          onResizeStart={() => editor.document.begin('Resize note')}
          onResize={(_, { x, y, width, height }) =>
            editor.document.run(changeNote(inside, id, { x, y, w: width, h: height }))
          }
          onResizeEnd={() => editor.document.commit()}
        />
      )}
      <textarea
        className="note-text nodrag nowheel"
        aria-label="Note"
        value={note.text}
        placeholder="Write a note"
        onChange={(event) => editor.document.run(changeNote(inside, id, { text: event.currentTarget.value }))}
        onKeyDown={(event) => {
          if (!undoInText(editor, event) && event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </div>
  )
})
