import { expect, test } from 'vitest'
import { framesOf } from '../../../app/run/frames/frames-of.ts'
import { halfFloats, halvesOf } from '../../../app/run/frames/half-floats.ts'
import { projectPreview } from '../../../engine/diffusion/index.ts'
import { fromHalf, toHalf } from '../../../engine/models/session/half.ts'
import type { PreviewHeader } from '../../../engine/worker/index.ts'

const projection = {
  factors: [
    [0.5, 0, 0],
    [0, -0.25, 0.125],
  ],
  bias: [0.25, 0.5, 0.75],
} as const
const shape = [2, 3, 2, 4] as const
const header: PreviewHeader = {
  run: 'r',
  node: 'a/sampler',
  step: 2,
  of: 9,
  sigma: 0.5,
  frames: 3,
  width: 4,
  height: 2,
  encoding: 'latents-f16',
  timing: { fps: 8, first: 1, rest: 4 },
  projection,
  seq: 5,
}

test('every float16 that is finite becomes the float32 of the same value', () => {
  const all = Uint16Array.from({ length: 65_536 }, (_, i) => i).filter((half) => (half & 0x7c00) !== 0x7c00)
  expect(halfFloats(all)).toEqual(fromHalf(all))
  expect([...halfFloats(Uint16Array.of(0x7c00, 0xfc00, 0x7e01))]).toEqual([
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ])
})

test('bytes at an odd place are read all the same', () => {
  const bytes = new Uint8Array([9, 0x00, 0x3c, 0x00, 0x40])
  expect([...halfFloats(halvesOf(bytes.subarray(1)))]).toEqual([1, 2])
})

test('latents become the pictures that the worker would have sent, a frame at a time', () => {
  const latents = Float32Array.from({ length: 48 }, (_, i) => Math.sin(i))
  const halves = toHalf(latents)
  const frames = framesOf(header, new Uint8Array(halves.buffer))!
  const rgb = projectPreview(fromHalf(halves), [...shape], projection)
  expect(frames.channels).toBe(2)
  for (const frame of [0, 1, 2]) {
    const rgba = frames.rgba(frame)
    const expected = [...rgb.subarray(frame * 24, frame * 24 + 24)]
    expect([...rgba].filter((_, i) => i % 4 < 3)).toEqual(expected)
    expect([...rgba].filter((_, i) => i % 4 === 3)).toEqual(Array.from({ length: 8 }, () => 255))
  }
})

test('a channel is grey from its lowest to its highest value in all frames', () => {
  const latents = new Float32Array(48).fill(3)
  latents.set([-1, 1, 0], 24)
  latents[47] = 1
  const frames = framesOf(header, new Uint8Array(toHalf(latents).buffer))!
  expect([...frames.channel(1, 0)].slice(0, 12)).toEqual([0, 0, 0, 255, 128, 128, 128, 255, 64, 64, 64, 255])
  expect(frames.channel(1, 2).at(-2)).toBe(128)
  // One that is the same everywhere is plain, not noise.
  expect(new Set(frames.channel(0, 0))).toEqual(new Set([0, 255]))
})

test('pixels are shown as they came; what does not belong together is nothing', () => {
  const { projection: _, ...rest } = header
  const pixels = Uint8Array.from({ length: 72 }, (_, i) => i)
  const frames = framesOf({ ...rest, encoding: 'rgb8' }, pixels)!
  expect([...frames.rgba(1).subarray(0, 4)]).toEqual([24, 25, 26, 255])
  expect(frames.channels).toBe(0)
  expect(framesOf({ ...rest, encoding: 'rgb8' }, pixels.subarray(1))).toBeUndefined()
  expect(framesOf(header, new Uint8Array(50))).toBeUndefined()
  expect(framesOf(header, new Uint8Array(48 * 3))).toBeUndefined()
})
