import { useEffect } from 'react'
import { keyedActions } from '../actions.ts'
import type { Action } from '../action.ts'
import { useEditor } from '../editor.ts'
import { areaOf } from './areas.ts'
import { matchKeys } from './match-keys.ts'
import type { Press } from './match-keys.ts'
import { useLostFocus } from './lost-focus.ts'
import { isOwnKey, isTyping, worksWhileTyping } from './typing.ts'

/** Does what the pressed keys stand for in the one table of actions. What is open over the editor has its own keys. */
export function useKeys(): void {
  const editor = useEditor()
  const isLost = useLostFocus()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      if ((event.key === 'Delete' || event.key === 'Backspace') && isLost()) return
      const found = actionFor(keyedActions(editor.view.getState().mode), event, event.target)
      if (!found || found.byBrowser?.(event.target)) return
      // What cannot be done now does nothing; it must not fall through to the browser, which would open a bookmark.
      event.preventDefault()
      if (event.repeat && !found.repeats) return
      if (found.enabled?.(editor) ?? true) found.run(editor)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [editor])
}

/** The action that a press at a place stands for. */
export function actionFor(
  table: readonly Action[],
  press: Press,
  target: EventTarget | null,
): Action | undefined {
  const layer =
    target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]')
  const typing = isTyping(target)
  const area = areaOf(target)
  return table.find(({ keys = [], whileTyping }) =>
    keys.some((combination) => {
      if (!matchKeys(combination, press)) return false
      if (typing) return whileTyping ?? (!layer && worksWhileTyping(combination))
      if (layer) return whileTyping === true
      if (/^(Mod|Ctrl|Alt)\+|^(Shift\+)?F\d+$/.test(combination)) return true
      // Tab, Space, Delete and the like are the canvas's own; elsewhere they do what the browser does.
      const sign = press.key.length === 1 && press.key !== ' '
      return (sign || area === undefined || area === 'canvas') && !isOwnKey(target, press.key)
    }),
  )
}
