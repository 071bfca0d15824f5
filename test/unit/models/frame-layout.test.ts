import { expect, test } from 'vitest'
import { frameCount, latentOfFrame, wholeFrames } from '../../../engine/models/index.ts'
import { firstFrameOf } from '../../../engine/models/codec/frame-layout.ts'

const same = { time: 2, space: 8, firstFrame: 'same' } as const
const single = { time: 4, space: 8, firstFrame: 'single' } as const

test('latents and frames count the same way in both directions', () => {
  expect([0, 1, 2, 9].map((n) => frameCount(n, same))).toEqual([0, 2, 4, 18])
  expect([0, 1, 2, 21].map((n) => frameCount(n, single))).toEqual([0, 1, 5, 81])
  for (const layout of [same, single])
    for (let frame = 0; frame < 40; frame++) {
      const latent = latentOfFrame(frame, layout)
      expect(firstFrameOf(latent, layout)).toBeLessThanOrEqual(frame)
      expect(firstFrameOf(latent + 1, layout)).toBeGreaterThan(frame)
    }
})

test('frames are rounded up to whole latents', () => {
  expect([0, 1, 2, 3].map((n) => wholeFrames(n, same))).toEqual([0, 2, 2, 4])
  expect([0, 1, 2, 5, 6].map((n) => wholeFrames(n, single))).toEqual([0, 1, 5, 5, 9])
})
