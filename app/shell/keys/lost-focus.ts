import { useEffect, useRef } from 'react'

/**
 * Tells whether what had the focus was taken off the page, so that keys come to the page itself though nobody chose it: a field
 * that closed, a button that removed its own row. What is deleted then was not meant to be nodes. Pressing, or focusing,
 * anything ends it. What is open over the editor gives the keys back to the canvas when it closes.
 */
export function useLostFocus(): () => boolean {
  const last = useRef<Element>(undefined)
  useEffect(() => {
    const focused = ({ target }: FocusEvent): void => {
      const tracked = target instanceof Element && target.matches(control) && !target.closest(layer)
      last.current = tracked ? target : undefined
    }
    const pressed = (): void => {
      last.current = undefined
    }
    addEventListener('focusin', focused)
    addEventListener('pointerdown', pressed, true)
    return () => {
      removeEventListener('focusin', focused)
      removeEventListener('pointerdown', pressed, true)
    }
  }, [])
  return () => document.activeElement === document.body && last.current?.isConnected === false
}

const control = 'input, textarea, select, button, [contenteditable="true"]'
const layer = '[role="dialog"], [role="menu"], [role="listbox"]'
