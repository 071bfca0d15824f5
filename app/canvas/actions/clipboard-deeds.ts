import { copyFragment, duplicate, fragmentText, paste, readFragment, remove } from '../../document/index.ts'
import { keysText, toast } from '../../look/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { noClipboard, readClipboard, writeClipboard } from '../../shell/system-clipboard.ts'
import { noSelection } from '../../shell/view-store.ts'
import { stageOf } from '../stage/stage.ts'
import { selectionOf } from './chosen.ts'
import { placeOfPasted } from '../quick-add/place-of-pasted.ts'
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
    const press = keysText(inbound ? 'Mod+Shift+V' : 'Mod+V')
    toast.error(
      noClipboard()
        ? `Over plain HTTP a page may read the clipboard only while keys are pressed. Press ${press} on the canvas.`
        : 'The browser does not let this page read the clipboard. Allow it, and paste again.',
    )
    return
  }
  pasteHere(editor, text, inbound)
}

/** Pastes text where a node would be added by a key: about where the pointer is, so that it covers nothing. */
export function pasteHere(editor: Editor, text: string, inbound: boolean): void {
  const read = readFragment(text)
  if ('reason' in read) {
    toast.error(read.reason)
    return
  }
  const stage = stageOf(editor)
  const at = placeOfPasted(stage, read.fragment)
  editor.view.setState({ selection: noSelection })
  actAndChoose(editor, paste(stage.inside, read.fragment, { at, inbound }))
}
