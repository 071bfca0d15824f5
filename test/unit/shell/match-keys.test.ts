import { describe, expect, it } from 'vitest'
import { matchKeys, type Press } from '../../../app/shell/keys/match-keys.ts'

const press = (key: string, code: string, more: Partial<Press> = {}): Press => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})
const ctrl = { ctrlKey: true }

describe('a press of keys', () => {
  it.each([
    ['as it is written', 'Mod+Z', press('z', 'KeyZ', ctrl), true],
    ['with a modifier too many', 'Mod+Z', press('Z', 'KeyZ', { ...ctrl, shiftKey: true }), false],
    ['on a Cyrillic keyboard, where the key lies', 'Mod+Z', press('я', 'KeyZ', ctrl), true],
    ['with Alt, which writes another sign', 'Alt+C', press('ç', 'KeyC', { altKey: true }), true],
    ['of a digit that needs Shift, as on AZERTY', 'Mod+1', press('&', 'Digit1', ctrl), true],
    // German, Swiss, Czech: Z and Y have changed places.
    ['Ctrl+Y on QWERTZ is no Ctrl+Z', 'Mod+Z', press('y', 'KeyZ', ctrl), false],
    ['Ctrl+Y on QWERTZ', 'Mod+Y', press('y', 'KeyZ', ctrl), true],
    ['Ctrl+Z on QWERTZ', 'Mod+Z', press('z', 'KeyY', ctrl), true],
    ['Ctrl+C on Dvorak is no Ctrl+I', 'Mod+I', press('c', 'KeyI', ctrl), false],
  ])('%s', (_what, keys, pressed, is) => expect(matchKeys(keys, pressed, false)).toBe(is))
})
