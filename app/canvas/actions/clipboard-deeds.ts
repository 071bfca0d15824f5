import { copyFragment, duplicate, fragmentText, pasteText, remove } from '../../document/index.ts'
import { toast } from '../../look/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { noSelection } from '../../shell/view-store.ts'
import { stageOf } from '../stage/stage.ts'
import { selectionOf } from './chosen.ts'
import { readClipboard, writeClipboard } from './system-clipboard.ts'
import { act, actAndChoose } from './say.ts'

/** Copies what is chosen, and removes it once it is on the clipboard. */
export async function cut(editor: Editor): Promise<void> {
  if (await copy(editor)) act(editor, remove(stageOf(editor).inside, selectionOf(editor)))
}

/** Makes a copy of what is chosen beside it. */
export function duplicateChosen(editor: Editor): void {
  actAndChoose(editor, duplicate(stageOf(editor).inside, selectionOf(editor)))
}

/** Copies what is chosen. False where the browser does not allow it. */
export async function copy(editor: Editor): Promise<boolean> {
  const text = fragmentText(
    copyFragment(editor.document.document, stageOf(editor).inside, selectionOf(editor)),
  )
  const written = await writeClipboard(text)
  if (!written)
    toast.error('The browser does not let this page write to the clipboard. Allow it, and copy again.')
  return written
}

/** Pastes what the clipboard holds, with the wires into it where that is asked for. */
export async function pasteFrom(editor: Editor, inbound: boolean): Promise<void> {
  const text = await readClipboard()
  if (text === undefined) {
    toast.error(
      'The browser does not let this page read the clipboard. Allow it, or open the page over HTTPS or on this machine.',
    )
    return
  }
  const stage = stageOf(editor)
  editor.view.setState({ selection: noSelection })
  actAndChoose(editor, pasteText(stage.inside, text, { at: stage.cursor(), inbound }))
}
