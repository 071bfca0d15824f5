import { isMac } from '../../look/keys.tsx'

/** What is looked at of a pressed key. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether a press is `Mod+Shift+Enter`: exactly these modifiers and this key. */
export function matchKeys(keys: string, press: Press, mac = isMac()): boolean {
  const parts = keys.split(/\+(?!$)/)
  const key = parts.at(-1)!
  const has = (name: string): boolean => parts.includes(name) && parts.length > 1
  const ctrl = has('Ctrl') || (!mac && has('Mod'))
  if (press.ctrlKey !== ctrl || press.metaKey !== (mac && has('Mod')) || press.altKey !== has('Alt'))
    return false
  // `?` needs Shift on some keyboards and not on others: the sign says enough.
  const sign = key.length === 1 && !/[a-z0-9]/i.test(key) && key !== ' '
  if (!sign && press.shiftKey !== has('Shift')) return false
  return isKey(key, press)
}

function isKey(key: string, { key: pressed, code }: Press): boolean {
  if (key === 'Space') return pressed === ' '
  if (pressed.toLowerCase() === key.toLowerCase()) return true
  // With Alt, and in other scripts, a key writes another sign; where it lies on the keyboard stays the same. A Latin letter
  // is the one that was meant, wherever it lies.
  return (
    (/^[a-z]$/i.test(key) && !/^[a-z]$/i.test(pressed) && code === `Key${key.toUpperCase()}`) ||
    (/^\d$/.test(key) && code === `Digit${key}`)
  )
}
