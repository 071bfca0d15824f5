import type { MenuItem } from '../look/index.ts'
import type { Action } from './action.ts'
import type { Editor } from './editor.ts'

/** An action as a line of a menu: its words, drawing and keys, greyed out while it cannot be done. */
export function menuItem(editor: Editor, action: Action, more: Partial<MenuItem> = {}): MenuItem {
  return {
    label: action.title,
    ...(action.icon && { icon: action.icon }),
    keys: action.keys?.[0],
    disabled: action.enabled?.(editor) === false,
    ...(action.checked && { checked: action.checked(editor) }),
    run: () => action.run(editor),
    ...more,
  }
}
