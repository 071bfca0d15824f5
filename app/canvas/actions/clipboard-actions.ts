import { copyFragment, duplicate, fragmentText, pasteText, remove } from '../../document/index.ts'
import { toast } from '../../look/index.ts'
import type { Action } from '../../shell/action.ts'
import type { Editor } from '../../shell/editor.ts'
import { noSelection } from '../../shell/view-store.ts'
import { stageOf } from '../stage/stage.ts'
import { anyChosen, selectionOf } from './chosen.ts'
import { readClipboard, writeClipboard } from './system-clipboard.ts'
import { act, actAndChoose } from './say.ts'

/** Copying goes through the system's clipboard as a workflow file of its own, so it can be sent as text. */
export const clipboardActions: readonly Action[] = [
  {
    id: 'edit.cut',
    title: 'Cut',
    group: 'Edit',
    icon: 'scissors',
    keys: ['Mod+X'],
    enabled: anyChosen,
    run: (editor) => {
      void copy(editor).then((copied) => {
        if (copied) act(editor, remove(stageOf(editor).inside, selectionOf(editor)))
      })
    },
  },
  {
    id: 'edit.copy',
    title: 'Copy',
    group: 'Edit',
    icon: 'copy',
    keys: ['Mod+C'],
    enabled: anyChosen,
    run: (editor) => void copy(editor),
  },
  {
    id: 'edit.paste',
    title: 'Paste',
    group: 'Edit',
    icon: 'clipboard-paste',
    keys: ['Mod+V'],
    run: (editor) => void pasteFrom(editor, false),
  },
  {
    id: 'edit.paste-wired',
    title: 'Paste with the wires into it',
    group: 'Edit',
    keys: ['Mod+Shift+V'],
    run: (editor) => void pasteFrom(editor, true),
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    icon: 'copy',
    keys: ['Mod+D'],
    enabled: anyChosen,
    run: (editor) => actAndChoose(editor, duplicate(stageOf(editor).inside, selectionOf(editor))),
  },
]

async function copy(editor: Editor): Promise<boolean> {
  const text = fragmentText(
    copyFragment(editor.document.document, stageOf(editor).inside, selectionOf(editor)),
  )
  const written = await writeClipboard(text)
  if (!written)
    toast.error('The browser does not let this page write to the clipboard. Allow it, and copy again.')
  return written
}

async function pasteFrom(editor: Editor, inbound: boolean): Promise<void> {
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
