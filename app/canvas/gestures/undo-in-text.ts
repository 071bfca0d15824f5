import type { KeyboardEvent } from 'react'
import { historyKeys } from '../../fields/history-keys.ts'
import type { Editor } from '../../shell/editor.ts'

const nothingTyped = { open: false, drop: () => {} }

/** Undo and redo in a text on the canvas that is kept with every letter: the history is the document's. */
export function undoInText({ document }: Pick<Editor, 'document'>, event: KeyboardEvent): boolean {
  return historyKeys(event, nothingTyped, (step) => void document[step]())
}
