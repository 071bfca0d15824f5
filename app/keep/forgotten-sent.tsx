import { useEffect } from 'react'
import { useEditor } from '../shell/editor.ts'

/** Saves what earlier visits have left unsaved in this browser alone, once, when the editor has nothing else to do. */
export function ForgottenSent(): null {
  const { keeper } = useEditor()
  useEffect(() => {
    // A server that has just gone away has not sent what does it: the next visit does.
    keeper.sendForgotten().catch(() => {})
  }, [keeper])
  return null
}
