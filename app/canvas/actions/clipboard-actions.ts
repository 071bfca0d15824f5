import type { Action } from '../../shell/action.ts'
import { noClipboard } from '../../shell/system-clipboard.ts'
import { anyChosen } from './chosen.ts'
import { areaOf } from '../../shell/keys/areas.ts'
import { canvasDeeds } from './late-canvas-deeds.ts'

/** Copying goes through the system's clipboard as a workflow file of its own, so it can be sent as text. */
export const clipboardActions: readonly Action[] = [
  {
    id: 'edit.cut',
    title: 'Cut',
    group: 'Edit',
    icon: 'scissors',
    keys: ['Mod+X'],
    byBrowser: isText,
    enabled: anyChosen,
    run: canvasDeeds((deeds, editor) => void deeds.cut(editor)),
  },
  {
    id: 'edit.copy',
    title: 'Copy',
    group: 'Edit',
    icon: 'copy',
    keys: ['Mod+C'],
    byBrowser: isText,
    enabled: anyChosen,
    run: canvasDeeds((deeds, editor) => void deeds.copy(editor)),
  },
  {
    id: 'edit.paste',
    title: 'Paste',
    group: 'Edit',
    icon: 'clipboard-paste',
    keys: ['Mod+V'],
    byBrowser: noClipboard,
    run: canvasDeeds((deeds, editor) => void deeds.pasteFrom(editor, false)),
  },
  {
    id: 'edit.paste-wired',
    title: 'Paste with the wires into it',
    group: 'Edit',
    keys: ['Mod+Shift+V'],
    byBrowser: noClipboard,
    run: canvasDeeds((deeds, editor) => void deeds.pasteFrom(editor, true)),
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    icon: 'copy',
    keys: ['Mod+D'],
    enabled: anyChosen,
    run: canvasDeeds((deeds, editor) => deeds.duplicateChosen(editor)),
  },
]

/** Whether it is text beside the canvas that somebody marked: an error, a seed, a word of help. */
function isText(target: EventTarget | null): boolean {
  return areaOf(target) !== 'canvas' && getSelection()?.isCollapsed === false
}
