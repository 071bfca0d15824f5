/** Presses that a text field needs for itself. */
const ofFields = new Set(
  ['A', 'C', 'X', 'V', 'Z', 'Y', 'Shift+Z', 'Shift+V', 'B', 'I', 'U', 'Backspace', 'Delete'].map(
    (key) => `Mod+${key}`,
  ),
)

/** Whether somebody types there. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  const field = target.closest('input, textarea, select, [contenteditable=""], [contenteditable="true"]')
  if (!field) return false
  return (
    !(field instanceof HTMLInputElement) || !/^(checkbox|radio|button|range|color|file)$/.test(field.type)
  )
}

/** Whether keys work in a text field where the action does not say: those with Mod or Alt that no field uses, and F keys. */
export function worksWhileTyping(keys: string): boolean {
  if (ofFields.has(keys) || /Arrow|^(Alt|Shift)\+.$/.test(keys)) return false
  return /^(Mod|Ctrl|Alt)\+/.test(keys) || /^(Shift\+)?F\d+$/.test(keys)
}

/** Whether the press belongs to what has the focus: a button is pressed with Enter, a list is gone through with arrows. */
export function isOwnKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  const control = target.closest(
    'button, a[href], summary, [role="slider"], [role="radio"], [role="tab"], input, select, video, audio',
  )
  if (!control) return false
  if (key === 'Enter' || key === ' ' || key === 'Tab') return true
  const arrows = key.startsWith('Arrow') || key === 'Home' || key === 'End'
  return arrows && !control.matches('button:not([role]), a[href]')
}
