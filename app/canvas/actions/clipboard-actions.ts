import type { Action } from '../../shell/action.ts'
import { lateDeeds } from '../../shell/late-deeds.ts'
import { anyChosen } from './chosen.ts'

/** What these actions do, loaded once the graph can be used. */
export const clipboardDeeds = lateDeeds(() => import('./clipboard-deeds.ts'))

/** Copying goes through the system's clipboard as a workflow file of its own, so it can be sent as text. */
export const clipboardActions: readonly Action[] = [
  {
    id: 'edit.cut',
    title: 'Cut',
    group: 'Edit',
    icon: 'scissors',
    keys: ['Mod+X'],
    enabled: anyChosen,
    run: clipboardDeeds((deeds, editor) => void deeds.cut(editor)),
  },
  {
    id: 'edit.copy',
    title: 'Copy',
    group: 'Edit',
    icon: 'copy',
    keys: ['Mod+C'],
    enabled: anyChosen,
    run: clipboardDeeds((deeds, editor) => void deeds.copy(editor)),
  },
  {
    id: 'edit.paste',
    title: 'Paste',
    group: 'Edit',
    icon: 'clipboard-paste',
    keys: ['Mod+V'],
    run: clipboardDeeds((deeds, editor) => void deeds.pasteFrom(editor, false)),
  },
  {
    id: 'edit.paste-wired',
    title: 'Paste with the wires into it',
    group: 'Edit',
    keys: ['Mod+Shift+V'],
    run: clipboardDeeds((deeds, editor) => void deeds.pasteFrom(editor, true)),
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    icon: 'copy',
    keys: ['Mod+D'],
    enabled: anyChosen,
    run: clipboardDeeds((deeds, editor) => deeds.duplicateChosen(editor)),
  },
]
