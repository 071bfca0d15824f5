import { expect, test } from 'vitest'
import { emptyClip } from '../../../engine/diffusion/index.ts'
import { strangeSize } from '../../../nodes/clip/strange-size.ts'
import { sameModel } from '../bodies/models.ts'

const clip = (width: number, height: number) =>
  emptyClip({
    space: 'picturebook-1',
    channels: 2,
    frames: 3,
    width: width / 8,
    height: height / 8,
    fps: 8,
    stride: 2,
  })

test('a size that the model never saw is named beside those it knows', () => {
  const sizes = [
    { width: 96, height: 64 },
    { width: 64, height: 96 },
    { width: 64, height: 64 },
  ]
  const model = { ...sameModel, sizes }
  expect(strangeSize(clip(128, 80), model)).toBe(
    'Picturebook was trained at 96 × 64, 64 × 96 or 64 × 64 only; 128 × 80 will look worse.',
  )
  for (const { width, height } of sizes) expect(strangeSize(clip(width, height), model)).toBeUndefined()
})

test('a model that does not say what it was trained at is not spoken for', () => {
  expect(strangeSize(clip(128, 80), sameModel)).toBeUndefined()
})
