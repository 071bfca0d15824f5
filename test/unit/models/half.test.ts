import { expect, test } from 'vitest'
import { fromHalf, toHalf } from '../../../engine/models/session/half.ts'

test('every half-precision number survives the way to float32 and back', () => {
  const all = Uint16Array.from({ length: 65_536 }, (_, bits) => bits)
  const back = toHalf(fromHalf(all))
  const wrong = [...all].filter((bits, i) => back[i] !== bits && (bits & 0x7fff) <= 0x7c00)
  expect(wrong).toEqual([])
})

test('values between two halves go to the nearer, ties to even', () => {
  const values = Float32Array.of(
    1 + 2 ** -11,
    1 + 3 * 2 ** -11,
    1 + 2 ** -11 + 2 ** -20,
    65_519,
    65_520,
    2 ** -25,
    1e-9,
  )
  expect([...fromHalf(toHalf(values))]).toEqual([1, 1 + 2 ** -9, 1 + 2 ** -10, 65_504, Infinity, 0, 0])
})
