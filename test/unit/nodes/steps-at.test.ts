import { expect, test } from 'vitest'
import { retakenRange } from '../../../nodes/clip/retaken-range.ts'
import { stepsAt } from '../../../nodes/clip/steps-at.ts'

// The usual clip: nine latent frames of a quarter of a second.
test.each([
  [0, 0],
  [1.1, 4],
  [2.2, 8],
  [2.249, 8],
  [2.25, 9],
  [3, 12],
])('%f s are %i latent frames', (time, steps) => {
  expect(stepsAt(time, 0.25, 9)).toBe(steps)
})

test.each([
  [0, 9, { start: 0, end: 9 }],
  [2.2, 2.25, { start: 8, end: 9 }],
  [1, 1.01, { start: 4, end: 5 }],
  [2.25, 3, undefined],
])('from %f s to %f s is made again', (from, to, range) => {
  expect(retakenRange(from, to, 9, 0.25)).toEqual(range)
})

test('up to the end of a clip whose first latent is a single frame is all of it', () => {
  // 81 frames at 16 a second, 21 latents of four frames each but the first.
  expect(retakenRange(0, 5.06, 21, 0.25)).toEqual({ start: 0, end: 21 })
  expect(retakenRange(0, 5, 21, 0.25)).toEqual({ start: 0, end: 20 })
})
