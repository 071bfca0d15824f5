import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import sharp from 'sharp'
import {
  concatVideo,
  fileVideo,
  imageVideo,
  openFileVideo,
  readImage,
  writeVideo,
} from '../../../engine/media/index.ts'
import type { Video } from '../../../engine/media/index.ts'
import type { FileVideoRecipe } from '../../../engine/media/file-video.ts'
import { animationTiming } from '../../../engine/media/animation-timing.ts'
import { encodeGreys, retimed, type Stored, writeMatroska } from './odd-files.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-odd-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const file = (name: string): string => join(folder, name)

/** Brightness of every frame, which is the same from whichever frame on they are read. */
async function greys(video: Video): Promise<readonly number[]> {
  const all: number[] = []
  for await (const { data } of video.open()) all.push(data[0]!)
  expect(all.length).toBe(video.frames)
  for (let start = 1; start < video.frames; start++) {
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

/** Encoders whose groups have pictures that are shown before their first one and need the group before. */
const openGroups = [
  ['libx264', 'avc', 'x264-params', 'open-gop=1:bframes=3:keyint=20:min-keyint=20:scenecut=0:threads=1'],
  [
    'libx265',
    'hevc',
    'x265-params',
    'log-level=none:open-gop=1:bframes=3:keyint=20:min-keyint=20:scenecut=0:pools=none:frame-threads=1:repeat-headers=1',
  ],
] as const

describe('videos of other programs', () => {
  test.each(openGroups)(
    'cut from within by copying, as %s codes them',
    async (encoder, codec, params, options) => {
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
    },
  )

  test.each(openGroups)(
    'cut from within and put behind another, as %s codes them',
    async (encoder, codec, params, options) => {
      const all = await encodeGreys(encoder, { preset: 'ultrafast', [params]: options }, 60)
      const key = all.findIndex(({ isKey }, i) => isKey && i > 0)
      const second = all.slice(key)
      const least = Math.min(...second.map(({ shown }) => shown))
      const first = all.slice(0, key).filter(({ shown }) => shown < least)
      const joined = [
        ...first,
        ...second.map((one): Stored => ({ ...one, shown: one.shown - least + first.length })),
      ]
      await writeMatroska(file(`${encoder}-joined.mkv`), codec, joined)
      const video = await fileVideo(file(`${encoder}-joined.mkv`))
      expect(video.frames).toBe(joined.length)
      await greys(video)
    },
  )

  test('with pictures that are never shown', async () => {
    const never = [10, 17, 18, 19, 29]
    const all = await encodeGreys('libvpx', { deadline: 'good', 'cpu-used': '8' }, 30)
    const hidden = all.map((one, i) => {
      const data = new Uint8Array(one.data)
      if (never.includes(i)) data[0]! &= ~0x10
      return { ...one, data }
    })
    await writeMatroska(file('hidden.mkv'), 'vp8', hidden)
    const shown = await greys(await fileVideo(file('hidden.mkv')))
    for (const at of never) expect(shown[at]).toBe(shown[at - 1])
    for (const at of [11, 20]) expect(shown[at]).toBeGreaterThan(shown[at - 1]!)

    // And where the one before it comes between two frames: 16 is shown 0.6 of a frame after 15.
    const between = hidden.map((one, i): Stored => ({ ...one, shown: i < 16 ? i : i === 16 ? 15.6 : i - 1 }))
    await writeMatroska(file('between.mkv'), 'vp8', between)
    const fewer = await greys(await fileVideo(file('between.mkv')))
    expect(fewer.length).toBe(29)
    expect(fewer[16]).toBeGreaterThan(fewer[15]!)
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

  test('whose last picture stays', async () => {
    await writeVideo(greyVideo(3, 1), file('slides.mp4'), { format: 'mp4-h264' })
    const [first, second, third] = await greys(await fileVideo(file('slides.mp4')))
    await retimed(file('slides.mp4'), file('stays.mp4'), ({ timestamp }, i) => ({
      timestamp,
      duration: i === 2 ? 10 : 1,
    }))
    const stays = await fileVideo(file('stays.mp4'))
    expect([stays.frames, stays.fps]).toEqual([12, 1])
    expect(await greys(stays)).toEqual([first, second, ...Array.from({ length: 10 }, () => third)])
  })

  test('that stay before the end, and whose last one is stored before others', async () => {
    const params = 'bframes=3:b-adapt=0:keyint=250:scenecut=0:threads=1'
    const all = await encodeGreys('libx264', { preset: 'ultrafast', 'x264-params': params }, 29)
    expect(all.at(-1)!.shown).toBeLessThan(28)
    const stayed = all.map((one): Stored => ({ ...one, shown: one.shown > 25 ? one.shown + 120 : one.shown }))
    await writeMatroska(file('stayed.mkv'), 'avc', stayed)
    await retimed(file('stayed.mkv'), file('stayed.mp4'), ({ timestamp }) => ({ timestamp }))
    for (const name of ['stayed.mkv', 'stayed.mp4']) expect((await fileVideo(file(name))).frames).toBe(149)
  })

  test('that hold more frames than are read', async () => {
    await writeVideo(greyVideo(4, 24), file('four.mp4'), { format: 'mp4-h264' })
    const times = [0, 0.001, 0.002, 3600]
    await retimed(file('four.mp4'), file('hour.mp4'), (_, i) => ({ timestamp: times[i]!, duration: 0.001 }))
    await expect(fileVideo(file('hour.mp4'))).rejects.toMatchObject({ code: 'media.too-large' })
  })

  test('of which more frames were found once than now', async () => {
    await writeVideo(greyVideo(6, 24), file('six.mp4'), { format: 'mp4-h264' })
    const { recipe } = await fileVideo(file('six.mp4'))
    const stale = openFileVideo({ ...(recipe as FileVideoRecipe), frames: 48 })
    for (const start of [0, 4, 36]) {
      const frames = stale.open({ start, end: 48 })[Symbol.asyncIterator]()
      const refused = { code: 'media.unreadable', message: expect.stringContaining('6 frames, and had 48') }
      await expect(frames.next()).rejects.toMatchObject(refused)
    }
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

describe('an animation', () => {
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
