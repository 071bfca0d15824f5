import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Frame, Video } from '../../../engine/media/index.ts'
import { decodedClip, decodedClipType, type DecodedClipRecipe } from '../../../nodes/codec/decoded-clip.ts'
import { openTestServices, type TestServices } from './test-services.ts'

let services: TestServices
beforeAll(async () => {
  services = await openTestServices()
})
afterAll(() => services?.close())

async function framesOf(video: Video, range?: { start: number; end: number }): Promise<Frame[]> {
  const frames: Frame[] = []
  for await (const frame of video.open(range)) frames.push(frame)
  return frames
}

/** Two shots of eight latents each, still but for a little that differs from latent to latent. */
async function twoShots(steady: number): Promise<Video> {
  const { id, sha256, channels, compression } = await services.host.describe('picturebook')
  const [latents, side] = [16, 4]
  const area = side * side
  const values = Float32Array.from({ length: channels * latents * area }, (_, i) => {
    const latent = Math.floor(i / area) % latents
    return (latent < 8 ? 1 : -1) * Math.sin(0.37 * (i % area)) + 0.1 * Math.sin(1.7 * latent + i)
  })
  const ends = [0, 8, 16].map((latent) => latent * compression.time)
  const recipe: DecodedClipRecipe = {
    type: decodedClipType,
    model: id,
    sha256,
    latents: values,
    shape: [channels, latents, side, side],
    segments: [
      { start: ends[0]!, end: ends[1]!, first: 0, last: 8 },
      { start: ends[1]!, end: ends[2]!, first: 8, last: 16 },
    ],
    ...(steady > 0 && { steady }),
    width: side * compression.space,
    height: side * compression.space,
    fps: 8,
    frames: ends[2]!,
  }
  return decodedClip(recipe, services.models)
}

/** The mean change into each frame, in levels. */
function changes(frames: readonly Frame[]): number[] {
  return frames
    .slice(1)
    .map(
      ({ data }, i) => data.reduce((sum, v, at) => sum + Math.abs(v - frames[i]!.data[at]!), 0) / data.length,
    )
}

test('a steadied clip flickers less, its cut is as sharp, and any part of it is as in the whole', async () => {
  const [plain, video] = [await framesOf(await twoShots(0)), await twoShots(12)]
  const steadied = await framesOf(video)
  expect(steadied.map((frame) => frame.index)).toEqual(plain.map((frame) => frame.index))
  const cut = plain.length / 2 - 1
  const [before, after] = [changes(plain), changes(steadied)]
  const within = (all: number[]): number => all.filter((_, i) => i !== cut).reduce((a, b) => a + b)
  expect(within(after)).toBeLessThan(0.8 * within(before))
  expect(after[cut]).toBeGreaterThan(0.8 * before[cut]!)
  for (const range of [
    { start: 5, end: 8 },
    { start: 13, end: 19 },
    { start: 31, end: 32 },
  ])
    expect(await framesOf(video, range)).toEqual(steadied.slice(range.start, range.end))
})
