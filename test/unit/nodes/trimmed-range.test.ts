import fc from 'fast-check'
import { expect, test } from 'vitest'
import { trimmedRange } from '../../../nodes/media/trimmed-range.ts'

const video = { frames: 18, fps: 8 }

test.each([
  [0, 0, 0, 18],
  [1, 2, 8, 16],
  [0.25, -0.25, 2, 16],
  // Closer than a frame, and in the last half of the last one.
  [0.25, 0.3, 2, 3],
  [2.2, 0, 17, 18],
  [2.2, 9, 17, 18],
])('from %f s to %f s are frames %i to %i', (from, to, start, end) => {
  expect(trimmedRange(video, from, to)).toEqual({ start, end })
})

test.each([
  [2.25, 0],
  [9, 0],
  [1, 1],
  [1, 0.5],
  [1, -1.5],
  [0, -2.25],
])('from %f s to %f s nothing is left', (from, to) => {
  expect(trimmedRange(video, from, to)).toBeUndefined()
})

test('whatever is kept lies inside', () => {
  const time = fc.double({ min: -30, max: 30, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), time, time, (frames, from, to) => {
      const range = trimmedRange({ frames, fps: 8 }, Math.abs(from), to)
      if (range) expect(0 <= range.start && range.start < range.end && range.end <= frames).toBe(true)
    }),
    { seed: 27, numRuns: 400 },
  )
})
