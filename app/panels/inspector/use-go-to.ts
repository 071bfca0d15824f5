import { canvasDeeds } from '../../canvas/actions/late-canvas-deeds.ts'
import { useEditor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'

/** Goes to a node of the graph that is looked at: chooses it and brings it into view. */
export function useGoTo(): (id: string) => void {
  const editor = useEditor()
  return (id) => canvasDeeds((deeds) => deeds.revealNode(editor, runPath(editor.view.getState(), id)))(editor)
}
