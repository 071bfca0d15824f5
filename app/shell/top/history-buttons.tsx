import { useStore } from 'zustand'
import { IconButton } from '../../look/index.ts'
import { useEditor } from '../editor.ts'

/** Undo and redo; each says what it would do. */
export function HistoryButtons() {
  const { document } = useEditor()
  const undo = useStore(document.state, ({ undoLabel }) => undoLabel)
  const redo = useStore(document.state, ({ redoLabel }) => redoLabel)
  return (
    <div className="flex shrink-0 gap-1" role="group" aria-label="History of edits">
      <IconButton
        icon="undo-2"
        label={undo === undefined ? 'Undo' : `Undo: ${undo}`}
        keys="Mod+Z"
        size={32}
        disabled={undo === undefined}
        onClick={() => document.undo()}
      />
      <IconButton
        icon="redo-2"
        label={redo === undefined ? 'Redo' : `Redo: ${redo}`}
        keys="Mod+Shift+Z"
        size={32}
        disabled={redo === undefined}
        onClick={() => document.redo()}
      />
    </div>
  )
}
