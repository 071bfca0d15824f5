// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { followPress } from '../../../app/canvas/gestures/follow-press.ts'

it('a press is followed by its own pointer only', () => {
  const told: string[] = []
  const note = ({ type, pointerId }: PointerEvent): void => void told.push(`${type} ${pointerId}`)
  followPress(new PointerEvent('pointerdown', { pointerId: 1 }), 1, note, note)
  for (const [type, pointerId, buttons] of [
    ['pointermove', 1, 1],
    ['pointermove', 2, 0],
    ['pointerup', 2, 0],
    ['pointercancel', 2, 0],
    ['pointerup', 1, 0],
    ['pointermove', 1, 1],
  ] as const)
    dispatchEvent(new PointerEvent(type, { pointerId, buttons }))
  expect(told).toEqual(['pointermove 1', 'pointerup 1'])
})
