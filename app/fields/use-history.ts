import { useMemo } from 'react'
import { useEditor } from '../shell/editor.ts'
import type { ControlProps } from './control.ts'

/** What a control needs of the document's history: stepping through it, and making a drag one step of it. */
export function useHistory(label: string): Required<Pick<ControlProps, 'history' | 'gesture'>> {
  const { document } = useEditor()
  return useMemo(
    () => ({
      history: (step: 'undo' | 'redo') => void document[step](),
      gesture: { begin: () => document.begin(label), end: () => document.commit() },
    }),
    [document, label],
  )
}
