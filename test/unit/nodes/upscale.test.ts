import { afterAll, beforeAll, expect, test } from 'vitest'
import { imageVideo, reviveVideo, trimVideo } from '../../../engine/media/index.ts'
import type { Frame, Video } from '../../../engine/media/index.ts'
import { upscale } from '../../../nodes/media/upscale.ts'
import { upscaledRecipe, upscaledVideo } from '../../../nodes/media/upscaled-video.ts'
import { nodeRevivers } from '../../../nodes/revivers.ts'
import { loadModel } from '../../../nodes/model/load-model.ts'
import { runNode } from '../../contract/nodes/run-node.ts'
import { openTestServices, type TestServices } from '../../contract/nodes/test-services.ts'

let services: TestServices
beforeAll(async () => {
  services = await openTestServices()
})
afterAll(() => services?.close())

const picture = { width: 8, height: 6, data: Uint8Array.from({ length: 144 }, (_, i) => (i * 7) % 256) }

/** Four frames that are counted as they are read, each a little darker. */
function counted(): { video: Video; asked: number[] } {
  const asked: number[] = []
  const video = imageVideo(picture, 4, 8)
  return {
    asked,
    video: {
      ...video,
      async *open(range, options) {
        for await (const frame of video.open(range, options)) {
          asked.push(frame.index)
          yield { ...frame, data: frame.data.map((value) => value - (value > 8 ? frame.index : 0)) }
        }
      },
    },
  }
}

async function framesOf(video: Video, range?: { start: number; end: number }): Promise<Frame[]> {
  const frames: Frame[] = []
  for await (const frame of video.open(range)) frames.push(frame)
  return frames
}

async function upscaled(video: Video, scale: '2' | '4'): Promise<Video> {
  return (await runNode(upscale, { video, scale }, services)).outputs['video'] as Video
}

test('enlarges frames when they are asked for, one at a time, and any part of them', async () => {
  const { video, asked } = counted()
  const large = await upscaled(video, '4')
  expect([large.width, large.height, large.frames, large.fps]).toEqual([32, 24, 4, 8])
  expect(asked).toEqual([])
  for await (const frame of large.open()) {
    expect([frame.width, frame.height, frame.data.length]).toEqual([32, 24, 3 * 32 * 24])
    expect(asked.length).toBe(frame.index + 1)
  }
  const all = await framesOf(large)
  expect(await framesOf(large, { start: 2, end: 4 })).toEqual(all.slice(2))
  expect(await framesOf(large, { start: 1, end: 1 })).toEqual([])
})

test('comes back from its recipe as the same bytes, cut or whole', async () => {
  const large = await upscaled(imageVideo(picture, 2, 8), '2')
  const recipe = structuredClone(trimVideo(large, { start: 1, end: 2 }).recipe)
  const revived = reviveVideo(recipe, nodeRevivers(services.models, services.assets))
  expect(await framesOf(revived)).toEqual([{ ...(await framesOf(large))[1]!, index: 0 }])
})

test('ends between frames when the run is cancelled', async () => {
  const { video, asked } = counted()
  const large = await upscaled(video, '2')
  const stop = new AbortController()
  const read = async (): Promise<void> => {
    for await (const _ of large.open(undefined, { signal: stop.signal })) stop.abort()
  }
  await expect(read()).rejects.toSatisfy((error) => error === stop.signal.reason || error instanceof Error)
  expect(asked.length).toBeLessThanOrEqual(2)
})

test('does not go on with other weights than it began with', async () => {
  const source = imageVideo(picture, 1, 8)
  const { sha256: _, ...descriptor } = await services.models.describeUpscaler('upscaler')
  const recipe = upscaledRecipe(source, { ...descriptor, sha256: '0'.repeat(64) }, 2)
  await expect(framesOf(upscaledVideo(recipe, source, services.models))).rejects.toMatchObject({
    code: 'model.changed',
  })
})

test('refuses what would be too large, before anything is made', async () => {
  const huge = { ...imageVideo(picture, 1, 8), width: 4096, height: 4096 }
  await expect(upscaled(huge, '4')).rejects.toMatchObject({ code: 'upscale.too-large', subject: 'node' })
})

test('Load Model says that an upscaler is no model', async () => {
  const loaded = runNode(loadModel, { model: 'upscaler' }, services)
  await expect(loaded).rejects.toMatchObject({
    code: 'model.other-kind',
    message: expect.stringContaining('Upscale node'),
  })
})
