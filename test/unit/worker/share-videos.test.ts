import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { shareVideos } from '../../../engine/worker/share-videos.ts'
import { number, video as videoKind } from '../../../engine/define/index.ts'
import type { Frame, Video } from '../../../engine/media/index.ts'
import { decodedClipType } from '../../../nodes/codec/decoded-clip.ts'
import { upscaledVideoType } from '../../../nodes/media/upscaled-video.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-share-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A video that counts the frames it had to make. */
function counted(type: string = decodedClipType, width = 2) {
  const made = { frames: 0 }
  const video: Video = {
    width,
    height: 1,
    fps: 12,
    frames: 10,
    recipe: { type },
    async *open(range = { start: 0, end: 10 }): AsyncGenerator<Frame> {
      for (let index = range.start; index < range.end; index++) {
        made.frames++
        yield { index, width, height: 1, data: new Uint8Array(3 * width).fill(index) }
      }
    },
  }
  return { video, made }
}

async function read(video: unknown, range?: { start: number; end: number }): Promise<number[]> {
  const indices: number[] = []
  for await (const { index, data } of (video as Video).open(range)) {
    expect(data[0]).toBe(index)
    indices.push(index)
  }
  return indices
}

test.each([decodedClipType, upscaledVideoType])('two readers of a %s make it once', async (type) => {
  const { video, made } = counted(type)
  const shared = shareVideos(folder)(videoKind, video, 2)!
  const [a, b] = [await read(shared.values[0]), await read(shared.values[1])]
  expect([a.length, b.length, made.frames]).toEqual([10, 10, 10])
  await shared.close()
  expect(await readdir(folder)).toEqual([])
  expect(await read(shared.values[0])).toHaveLength(10)
})

test('a part is decoded by itself, and keeps nothing of the pass', async () => {
  const { video, made } = counted()
  const shared = shareVideos(folder)(videoKind, video, 2)!
  expect(await read(shared.values[0], { start: 8, end: 9 })).toEqual([8])
  expect(made.frames).toBe(1)
  expect(await read(shared.values[1])).toHaveLength(10)
  expect(made.frames).toBe(11)
  await shared.close()
})

test('a reader goes on by itself when the pass is closed under it, or fails', async () => {
  const { video, made } = counted()
  const closed = shareVideos(folder)(videoKind, video, 2)!
  const indices: number[] = []
  for await (const { index } of (closed.values[0] as Video).open()) {
    indices.push(index)
    if (index === 4) await closed.close()
  }
  expect(indices).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(made.frames).toBe(10)

  const wide = counted(decodedClipType, 4e6)
  const full = shareVideos(join(folder, 'not-there'))(videoKind, wide.video, 2)!
  expect(await read(full.values[0])).toHaveLength(10)
  expect(await read(full.values[1])).toHaveLength(10)
  await full.close()
})

test('what cannot be decoded is said to every reader', async () => {
  const { video } = counted()
  const bad: Video = {
    ...video,
    async *open(range) {
      yield* video.open({ start: range?.start ?? 0, end: 3 })
      throw new Error('no such frame')
    },
  }
  const shared = shareVideos(folder)(videoKind, bad, 2)!
  for (const value of shared.values) await expect(read(value)).rejects.toThrow('no such frame')
  await shared.close()
})

test('a reader that never opens holds nobody up', async () => {
  const { video } = counted()
  const shared = shareVideos(folder)(videoKind, video, 3)!
  const both = await Promise.all([read(shared.values[0]), read(shared.values[1])])
  expect(both.map(({ length }) => length)).toEqual([10, 10])
  await shared.close()
  expect(await readdir(folder)).toEqual([])
})

test('what is cheap to open again, too large to spill or no video is not shared', () => {
  const share = shareVideos(folder)
  expect(share(videoKind, counted('file').video, 2)).toBeUndefined()
  expect(share(videoKind, counted(decodedClipType, 1e8).video, 2)).toBeUndefined()
  expect(share(number, 1, 2)).toBeUndefined()
})
