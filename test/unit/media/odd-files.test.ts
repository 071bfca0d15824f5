import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import sharp from 'sharp'
import { concatVideo, fileVideo, imageVideo, readImage, writeVideo } from '../../../engine/media/index.ts'
import type { Video } from '../../../engine/media/index.ts'
import { animationTiming } from '../../../engine/media/animation-timing.ts'
import { frameClock } from '../../../engine/media/frame-clock.ts'
import { encodeGreys, retimed, type Stored, writeMatroska } from './odd-files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-odd-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const file = (name: string): string => join(folder, name)

/** Brightness of every frame, and of those that are read on their own from each place on. */
async function greys(video: Video): Promise<readonly number[]> {
  const all: number[] = []
  for await (const { data } of video.open()) all.push(data[0]!)
  expect(all.length).toBe(video.frames)
  for (const start of [1, Math.floor(video.frames / 2), video.frames - 1]) {
    const some: number[] = []
    for await (const { data } of video.open({ start, end: video.frames })) some.push(data[0]!)
    expect([start, some]).toEqual([start, all.slice(start)])
  }
  return all
}

const rises = (all: readonly number[]): boolean => all.every((grey, i) => i === 0 || grey >= all[i - 1]!)

const greyVideo = (count: number, fps: number): Video =>
  concatVideo(
    Array.from({ length: count }, (_, i) =>
      imageVideo({ width: 64, height: 64, data: new Uint8Array(64 * 64 * 3).fill(16 + 4 * i) }, 1, fps),
    ),
  )

describe('videos of other programs', () => {
  test.each([
    ['libx264', 'avc', 'x264-params', 'open-gop=1:bframes=3:keyint=20:min-keyint=20:scenecut=0:threads=1'],
    [
      'libx265',
      'hevc',
      'x265-params',
      'log-level=none:open-gop=1:bframes=3:keyint=20:min-keyint=20:scenecut=0:pools=none:frame-threads=1:repeat-headers=1',
    ],
  ] as const)('cut from within by copying, as %s codes them', async (encoder, codec, params, options) => {
    const all = await encodeGreys(encoder, { preset: 'ultrafast', [params]: options }, 60)
    const key = all.findIndex(({ isKey }, i) => isKey && i > 0)
    const kept = all.slice(key)
    const before = kept[0]!.shown - Math.min(...kept.map(({ shown }) => shown))
    expect(before).toBeGreaterThan(0)
    const cut = kept.map((one): Stored => ({ ...one, shown: one.shown - kept[0]!.shown + before }))
    await writeMatroska(file(`${encoder}.mkv`), codec, cut)
    const video = await fileVideo(file(`${encoder}.mkv`))
    expect([video.frames, video.fps]).toEqual([kept.length - before, 24])
    const shown = await greys(video)
    expect(rises(shown)).toBe(true)
    expect(new Set(shown).size).toBe(video.frames)
  })

  test('with a picture that is never shown', async () => {
    const all = await encodeGreys('libvpx', { deadline: 'good', 'cpu-used': '8' }, 30)
    const hidden = all.map((one, i) => {
      const data = new Uint8Array(one.data)
      if (i === 10) data[0]! &= ~0x10
      return { ...one, data }
    })
    await writeMatroska(file('hidden.mkv'), 'vp8', hidden)
    const shown = await greys(await fileVideo(file('hidden.mkv')))
    expect(shown[10]).toBe(shown[9])
    expect(shown[11]).toBeGreaterThan(shown[9]!)
  })

  test('whose beginning an edit list cuts away', async () => {
    await writeVideo(greyVideo(48, 24), file('whole.mp4'), { format: 'mp4-h264' })
    const whole = await greys(await fileVideo(file('whole.mp4')))
    await retimed(file('whole.mp4'), file('cut.mp4'), ({ timestamp }) => ({ timestamp: timestamp - 0.5 }))
    const cut = await fileVideo(file('cut.mp4'))
    expect([cut.frames, cut.fps]).toEqual([36, 24])
    expect(await greys(cut)).toEqual(whole.slice(12))
  })

  test('whose pictures are shown for different times', async () => {
    await writeVideo(greyVideo(24, 24), file('even.mp4'), { format: 'mp4-h264' })
    const even = await greys(await fileVideo(file('even.mp4')))
    await retimed(file('even.mp4'), file('held.mp4'), ({ timestamp, duration }, i) =>
      i === 0 ? { timestamp, duration: 2 + duration } : { timestamp: timestamp + 2 },
    )
    const held = await fileVideo(file('held.mp4'))
    expect([held.frames, held.fps]).toEqual([72, 24])
    const shown = await greys(held)
    expect(shown.slice(0, 49)).toEqual(Array.from({ length: 49 }, () => even[0]))
    expect(shown.slice(49)).toEqual(even.slice(1))
  })

  test.each([
    [14, 24, 24],
    [9, 30, 30],
    [35, 30_000 / 1001, 30_000 / 1001],
    [72, 60_000 / 1001, 60_000 / 1001],
  ])('of %i frames on a clock of whole milliseconds run at %d a second', async (count, fps, found) => {
    const path = file(`${count}.webm`)
    await writeVideo(greyVideo(count, fps), path, { format: 'webm-vp9' })
    const video = await fileVideo(path)
    expect(video.frames).toBe(count)
    expect(video.fps).toBeCloseTo(found, 9)
  })
})

describe('the even clock', () => {
  it('shows what was to be seen at its time', () => {
    const uneven = [0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.9, 1]
    expect(frameClock(uneven, 0.1)).toEqual({ fps: 10, shown: [0, 1, 3, 4, 5, 5, 5, 5, 5, 6, 7] })
    expect(frameClock([3, 3.5], 0.5)).toEqual({ fps: 2, shown: [0, 1] })
    expect(frameClock([3], 0.125)).toEqual({ fps: 8, shown: [0] })
  })

  it('takes delays that mean as fast as possible for a tenth of a second, as browsers do', () => {
    for (const delay of [0, 10]) expect(animationTiming([delay, delay, delay], 10).fps).toBe(10)
    expect(animationTiming([20, 20, 20], 10).fps).toBe(50)
  })
})

describe('a picture of 16 bits with a profile', () => {
  // The same red, whichever numbers the file has for it.
  test.each(['srgb', 'p3'])('of %s comes in sRGB', async (profile) => {
    const pixels = Uint16Array.from({ length: 12 }, (_, i) => [40_000, 10_000, 12_000][i % 3]!)
    const png = await sharp(pixels, { raw: { width: 2, height: 2, channels: 3 } })
      .toColourspace('rgb16')
      .withIccProfile(profile)
      .png()
      .toBuffer()
    expect(await sharp(png).metadata()).toMatchObject({ depth: 'ushort', hasProfile: true })
    const { data } = await readImage(png)
    for (const [i, due] of [170, 20, 42].entries()) expect(Math.abs(data[i]! - due)).toBeLessThanOrEqual(2)
  })
})
