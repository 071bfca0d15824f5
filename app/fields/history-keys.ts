import type { KeyboardEvent } from 'react'
import type { Draft } from './use-draft.ts'

/**
 * Undo and redo inside a field: what is typed and not kept is dropped first; after that the keys step through the history
 * of the document, so that a field never has a second one. Returns whether the key was one of them.
 */
export function historyKeys(
  event: KeyboardEvent,
  draft: Pick<Draft, 'open' | 'drop'>,
  history: ((step: 'undo' | 'redo') => void) | undefined,
): boolean {
  if (!history || event.altKey || !(event.ctrlKey || event.metaKey)) return false
  const key = event.key.toLowerCase()
  if (key !== 'z' && !(key === 'y' && !event.shiftKey)) return false
  event.preventDefault()
  event.stopPropagation()
  const redo = key === 'y' || event.shiftKey
  if (draft.open && !redo) draft.drop()
  else {
    draft.drop()
    history(redo ? 'redo' : 'undo')
  }
  return true
}
