import { expect, test } from 'vitest'
import { projectPreview } from '../../../engine/diffusion/index.ts'
import { encodePreview } from '../../../engine/worker/encode-preview.ts'
import { keepStep } from '../../../engine/worker/kept-step.ts'
import { PreviewSender } from '../../../engine/worker/preview-sender.ts'
import { workerMessageOf } from '../../../engine/worker/worker-message-of.ts'

const projection = {
  factors: [
    [1, 0, 0],
    [0, 0.5, 0],
  ],
  bias: [0, 0.25, 0.5],
} as const

function step(run: string, number: number, size = 4) {
  const shape = [2, 3, size, size] as const
  const latents = Float32Array.from({ length: 6 * size * size }, (_, i) => (i % 64) / 64)
  const spans = { first: 1, rest: 4 }
  const preview = { step: number, of: 9, sigma: 0.5, latents, shape, fps: 8, spans, projection }
  return { kept: keepStep(run, 'sampler', preview), latents, shape }
}

test('a small step goes out as half-precision latents of all frames', () => {
  const { header, bytes } = encodePreview(step('r', 2).kept)
  expect(header).toEqual({
    run: 'r',
    node: 'sampler',
    step: 2,
    of: 9,
    sigma: 0.5,
    frames: 3,
    width: 4,
    height: 4,
    encoding: 'latents-f16',
    timing: { fps: 8, first: 1, rest: 4 },
    projection,
  })
  expect(bytes).toHaveLength(2 * 2 * 3 * 4 * 4)
})

test('a step over 256 KiB goes out as pixels of all frames', () => {
  // 2·3·148² values of two bytes are just over, 147² just under.
  expect(encodePreview(step('r', 1, 147).kept).header.encoding).toBe('latents-f16')
  const { kept, latents, shape } = step('r', 1, 148)
  const { header, bytes } = encodePreview(kept)
  expect(header).not.toHaveProperty('projection')
  expect(header).toMatchObject({ encoding: 'rgb8', frames: 3, width: 148, height: 148 })
  expect(bytes).toEqual(projectPreview(latents, shape, projection))
})

test('latents that fit go out as such, and pictures beside them only where both fit', () => {
  // 147² leaves hardly anything beside the latents.
  const { kept } = step('r', 1, 147)
  const drawn = { ...kept, pictures: { width: 32, height: 32, rgb: new Uint8Array(3 * 32 * 32 * 3) } }
  const { header, bytes } = encodePreview(drawn)
  expect(header).toMatchObject({ encoding: 'latents-f16', width: 147, height: 147, projection })
  expect(header).not.toHaveProperty('pictures')
  expect(bytes).toHaveLength(kept.latents.byteLength)
  const large = encodePreview({ ...step('r', 1, 148).kept, pictures: drawn.pictures })
  expect(large.header).toMatchObject({ encoding: 'rgb8', width: 32, height: 32 })
})

test('whatever a header says reaches the server as it was said', () => {
  const { kept } = step('r', 2)
  const rgb = new Uint8Array(3 * 8 * 8 * 3)
  const drawn = { ...kept, pictures: { width: 8, height: 8, rgb } }
  for (const one of [kept, drawn, { ...kept, item: '0.2' }, step('r', 1, 148).kept]) {
    const { header } = encodePreview(one)
    const message = { type: 'preview', attempt: 1, header }
    expect(workerMessageOf(JSON.parse(JSON.stringify(message)))).toEqual(message)
  }
  expect(encodePreview(drawn).header.pictures).toEqual({ width: 8, height: 8 })
})

test('one is in flight, the newest wins, and only watched runs are sent', () => {
  const sent: string[] = []
  const sender = new PreviewSender((attempt, { header }) =>
    sent.push(`${attempt} ${header.run} ${header.step}`),
  )
  sender.offer(1, step('r', 1).kept)
  expect(sent).toEqual([])
  sender.watch('other', true)
  sender.watch('r', true)
  expect(sent).toEqual(['1 r 1'])
  for (const number of [2, 3, 4]) sender.offer(1, step('r', number).kept)
  expect(sent).toHaveLength(1)
  sender.credit()
  expect(sent.at(-1)).toBe('1 r 4')
  sender.credit()
  expect(sent).toHaveLength(2)
  sender.watch('r', false)
  sender.offer(1, step('r', 5).kept)
  sender.begin()
  sender.watch('r', true)
  expect(sent).toHaveLength(2)
})
