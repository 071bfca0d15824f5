import { useEffect } from 'react'
import { canvasDeeds } from '../../canvas/actions/late-canvas-deeds.ts'
import { useEditor } from '../editor.ts'
import { isTyping } from './typing.ts'

/**
 * Pastes into the graph what the browser hands over when it pastes by itself: by its own menu and, over plain HTTP, where a
 * page may not read the clipboard, by the keys as well. With Shift the wires from outside come along. What the middle button
 * pastes on Linux, where it was pressed to pan, is not meant.
 */
export function usePaste(): void {
  const editor = useEditor()
  useEffect(() => {
    let shift = false
    let middle = false
    const onKey = (event: KeyboardEvent): void => {
      shift = event.shiftKey
      if (event.type === 'keydown') middle = false
    }
    const onPress = (event: PointerEvent): void => {
      middle = event.button === 1
    }
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (event.defaultPrevented || text === '' || belongsElsewhere(event.target)) return
      // Where the graph is not seen, nothing is pasted into it.
      if (editor.view.getState().mode !== 'graph') return
      event.preventDefault()
      if (middle) return
      const inbound = shift
      canvasDeeds((deeds) => deeds.pasteHere(editor, text, inbound))(editor)
    }
    addEventListener('keydown', onKey, true)
    addEventListener('keyup', onKey, true)
    addEventListener('pointerdown', onPress, true)
    addEventListener('paste', onPaste)
    return () => {
      removeEventListener('keydown', onKey, true)
      removeEventListener('keyup', onKey, true)
      removeEventListener('pointerdown', onPress, true)
      removeEventListener('paste', onPaste)
    }
  }, [editor])
}

/** A field takes text itself, and what is open over the editor has nothing that the graph could be pasted into. */
function belongsElsewhere(target: EventTarget | null): boolean {
  return (
    isTyping(target) ||
    (target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null)
  )
}
