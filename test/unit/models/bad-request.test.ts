import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DenoiseRequest } from '../../../engine/define/services.ts'
import { openHost, type Host, type LocalModel } from '../../../engine/models/index.ts'
import { goldenFolder, temporaryFolder } from './tiny-bundle.ts'

const data = temporaryFolder()
let host: Host
let model: LocalModel

beforeAll(async () => {
  host = await openHost({ dataDir: data.path, embeddedDir: goldenFolder, device: 'cpu', threads: 1 })
  model = await host.open('tiny-picturebook')
})
afterAll(async () => {
  await host.dispose()
  data.cleanUp()
})

function request(
  change: Partial<DenoiseRequest> & { frames?: number; shape?: DenoiseRequest['shape'] },
): DenoiseRequest {
  const frames = change.frames ?? 3
  const shape = change.shape ?? ([4, frames, 4, 4] as const)
  return {
    latents: new Float32Array(shape.reduce((a, b) => a * b)),
    shape,
    sigma: new Float32Array(frames).fill(1),
    time: new Float32Array(frames),
    shot: Array.from({ length: frames }, () => 's'),
    conditionings: [null],
    ...change,
  }
}

test.each([
  ['too many frames', request({ frames: 13 }), '12 latent frames'],
  ['too many shots', request({ frames: 4, shot: ['a', 'b', 'c', 'd'] }), '3 shots'],
  ['odd sizes', request({ shape: [4, 3, 3, 4] }), 'multiples of 16 pixels'],
  ['other channels', request({ shape: [5, 3, 4, 4] }), '4 latent channels'],
  ['a missing level', request({ sigma: new Float32Array(2) }), '3 values of sigma'],
  ['a level of NaN', request({ sigma: Float32Array.of(1, NaN, 0) }), 'between 0 and 1'],
])('%s: a named error that says what fits', async (_, asked, says) => {
  await expect(model.denoise(asked)).rejects.toMatchObject({
    code: 'model.request',
    subject: 'tiny-picturebook',
  })
  await expect(model.denoise(asked)).rejects.toThrow(says)
})

test('text of another model is refused', async () => {
  const spans = [{ ...(await model.encodeText('a fox')), scope: 'all' as const }]
  const asked = request({ conditionings: [{ model: 'other', spans }] })
  await expect(model.denoise(asked)).rejects.toMatchObject({ code: 'conditioning.other-model' })
})

test('one level for all frames means one level', async () => {
  const flow = await host.open('tiny-flow')
  await expect(flow.denoise(request({ sigma: Float32Array.of(0, 1, 1) }))).rejects.toThrow('one noise level')
})

test('latents of another space and ranges outside are refused', async () => {
  const decode = async (channels: number, end: number): Promise<void> => {
    for await (const _ of model.decode(new Float32Array(channels * 16), [channels, 1, 4, 4], {
      start: 0,
      end,
    }))
      break
  }
  await expect(decode(5, 2)).rejects.toMatchObject({ code: 'model.request' })
  await expect(decode(4, 3)).rejects.toThrow('frames 0 to 2')
})

test('frames of a size that the model cannot take are refused', async () => {
  async function* frames(
    width: number,
  ): AsyncGenerator<{ index: number; width: number; height: number; data: Uint8Array }> {
    yield { index: 0, width, height: 16, data: new Uint8Array(3 * width * 16) }
  }
  await expect(model.encode(frames(24))).rejects.toThrow('multiples of 16 pixels')
  await expect(model.encode((async function* () {})())).rejects.toThrow('no frames')
})

test('an unknown model names those that are installed', async () => {
  await expect(host.open('nothing')).rejects.toMatchObject({ code: 'model.unknown' })
  await expect(host.open('nothing')).rejects.toThrow('tiny-flow, tiny-picturebook')
})
