import type { Editor } from '../../shell/editor.ts'
import { revealNode } from '../reveal-node.ts'
import { levelOf } from '../stage/detail.ts'
import { stageOf } from '../stage/stage.ts'
import { chosenNodes } from './chosen.ts'

/** Makes the title of the node that is chosen a field; one that is drawn as a plate is brought near enough to be read first. */
export function rename(editor: Editor): void {
  const { state } = stageOf(editor)
  const [id] = chosenNodes(editor)
  const edit = (): void => state.setState({ editing: id })
  if (id === undefined || levelOf(state.getState().zoom) !== 'plate') return edit()
  const stop = state.subscribe(({ zoom }) => {
    if (levelOf(zoom) === 'plate') return
    stop()
    edit()
  })
  revealNode(editor, [...editor.view.getState().through, id].join('/'))
}
