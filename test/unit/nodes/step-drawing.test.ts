import { expect, test } from 'vitest'
import type { LatentShape } from '../../../engine/diffusion/index.ts'
import { stepDrawing } from '../../../nodes/sampling/step-drawing.ts'

const shape = [1, 6, 1, 2] as const satisfies LatentShape

/** A model whose picture of a frame is its latents, and which counts the frames that it draws. */
function drawingModel() {
  const drawn: number[] = []
  return {
    drawn,
    pictures: (latents: Float32Array, [, frames]: LatentShape) => {
      drawn.push(frames)
      const rgb = Uint8Array.from(latents, (value) => value)
      return Promise.resolve({ width: 2, height: 1, rgb })
    },
  }
}

test('the whole clip is drawn once, then the window alone, and each step has pictures of its own', async () => {
  const model = drawingModel()
  const draw = stepDrawing(model, shape)
  const x0 = Float32Array.from({ length: 12 }, (_, at) => at)
  const first = (await draw(() => ({ x0, frames: [0, 1, 2] })))!
  expect([...first.rgb]).toEqual([...x0])

  const later = x0.slice()
  later.set([100, 101], 4 * 2)
  later.set([110, 111], 5 * 2)
  const second = (await draw(() => ({ x0: later, frames: [2, 4, 5] })))!
  expect([...second.rgb]).toEqual([...later])
  expect([...first.rgb]).toEqual([...x0])
  expect(model.drawn).toEqual([6, 3])
})

test('a model that draws nothing is not asked for latents', async () => {
  const draw = stepDrawing({}, shape)
  expect(
    await draw(() => {
      throw new Error('nobody looks')
    }),
  ).toBeUndefined()
})

test('a model that can draw no more is asked no more, and says so once', async () => {
  const model = drawingModel()
  const heard: unknown[] = []
  const full = new Error('no room')
  const x0 = new Float32Array(12)
  const draw = stepDrawing(
    { pictures: (latents, of) => (of[1] === 3 ? Promise.reject(full) : model.pictures(latents, of)) },
    shape,
    (error) => heard.push(error),
  )
  expect(await draw(() => ({ x0, frames: [0, 1, 2] }))).toBeDefined()
  expect(await draw(() => ({ x0, frames: [2, 4, 5] }))).toBeUndefined()
  expect(await draw(() => ({ x0, frames: [2, 4, 5] }))).toBeUndefined()
  expect(heard).toEqual([full])
  expect(model.drawn).toEqual([6])
})
