import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  concatVideo,
  imageVideo,
  mediaRevivers,
  resizeImage,
  reviveVideo,
  trimVideo,
  type Video,
} from '../../../engine/media/index.ts'
import { collect, movingSquare, squareFrame } from './pictures.ts'

const digest = async (video: Video): Promise<string> => {
  const hash = createHash('sha256')
  for await (const frame of video.open()) hash.update(frame.data)
  return hash.digest('hex')
}
const revivers = {
  ...mediaRevivers,
  'test/moving-square': (recipe: { readonly [key: string]: unknown }) =>
    movingSquare(
      ...([recipe.width, recipe.height, recipe.frames, recipe.fps] as [number, number, number, number]),
    ),
}

describe('videos', () => {
  it('joins and cuts by frame, numbering from 0', async () => {
    const joined = concatVideo([
      movingSquare(8, 6, 5),
      imageVideo({ width: 8, height: 6, data: new Uint8Array(144) }, 3, 12),
      movingSquare(8, 6, 4),
    ])
    expect(joined).toMatchObject({ frames: 12, width: 8, height: 6, fps: 12 })
    const cut = trimVideo(joined, { start: 3, end: 10 })
    const frames = await collect(cut.open())
    expect(frames.map((frame) => frame.index)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(frames[0]!.data).toEqual(squareFrame(8, 6, 3))
    expect(frames[2]!.data).toEqual(new Uint8Array(144))
    expect(frames[6]!.data).toEqual(squareFrame(8, 6, 1))
    const inner = await collect(cut.open({ start: 5, end: 7 }))
    expect(
      inner.map((frame) => [frame.index, Buffer.compare(frame.data, frames[frame.index]!.data)]),
    ).toEqual([
      [5, 0],
      [6, 0],
    ])
  })

  it('says which video differs and in what', () => {
    expect(() =>
      concatVideo([movingSquare(8, 6, 2), movingSquare(8, 6, 2), movingSquare(10, 6, 2, 24)]),
    ).toThrow('Video 3 does not fit the first: its size is 10×6, not 8×6 and it runs at 24 fps, not 12.')
    expect(() => concatVideo([])).toThrow(expect.objectContaining({ code: 'media.recipe' }))
  })

  it('refuses ranges outside the video at once', () => {
    const video = movingSquare(8, 6, 5)
    for (const range of [
      { start: -1, end: 2 },
      { start: 0, end: 6 },
      { start: 3, end: 2 },
      { start: 0.5, end: 2 },
      { start: Number.NaN, end: 2 },
    ]) {
      expect(() => video.open(range)).toThrow(expect.objectContaining({ code: 'media.range' }))
      expect(() => trimVideo(video, range)).toThrow(expect.objectContaining({ code: 'media.range' }))
    }
    expect(() => trimVideo(video, { start: 2, end: 2 })).toThrow(
      expect.objectContaining({ code: 'media.range' }),
    )
    for (const frames of [0, 1.5, Number.NaN])
      expect(() => imageVideo({ width: 1, height: 1, data: new Uint8Array(3) }, frames, 12)).toThrow()
    expect(() => imageVideo({ width: 1, height: 1, data: new Uint8Array(3) }, 1, 0)).toThrow()
    expect(() => imageVideo({ width: 2, height: 1, data: new Uint8Array(3) }, 1, 1)).toThrow()
  })
})

describe('recipes', () => {
  it('survive a structured clone and give the same frames', async () => {
    const video = trimVideo(
      concatVideo([movingSquare(8, 6, 5), trimVideo(movingSquare(8, 6, 9), { start: 2, end: 8 })]),
      { start: 1, end: 9 },
    )
    const revived = reviveVideo(structuredClone(video.recipe), revivers)
    expect(revived).toMatchObject({ frames: 8, width: 8, height: 6, fps: 12 })
    expect(await digest(revived)).toBe(await digest(video))
  })

  it('stay flat however long the chain', () => {
    let video: Video = movingSquare(4, 4, 6)
    for (let i = 0; i < 3000; i++) {
      video = trimVideo(concatVideo([video, movingSquare(4, 4, 1)]), { start: 1, end: video.frames + 1 })
    }
    expect(reviveVideo(video.recipe, revivers).frames).toBe(6)
  })

  it('are refused by name where they make no sense', () => {
    let deep: { type: string; [key: string]: unknown } = { type: 'image' }
    for (let i = 0; i < 100; i++) deep = { type: 'trim', video: deep, start: 0, end: 1 }
    const bad = [
      null,
      {},
      { type: 'nobody' },
      { type: 'toString' },
      { type: 'image' },
      { type: 'concat', videos: 3 },
      { type: 'file' },
      deep,
    ]
    for (const recipe of bad) {
      expect(() => reviveVideo(recipe as never)).toThrow(expect.objectContaining({ code: 'media.recipe' }))
    }
  })
})

describe('resizeImage', () => {
  it('fits, crops and stretches', async () => {
    const wide = { width: 4, height: 2, data: new Uint8Array(24).fill(200) }
    const contained = await resizeImage(wide, 4, 4, { fit: 'contain', kernel: 'nearest' })
    expect([contained.data[0], contained.data[4 * 3 * 2]]).toEqual([0, 200])
    expect((await resizeImage(wide, 3, 3)).data).toEqual(new Uint8Array(27).fill(200))
    expect((await resizeImage(wide, 1, 5, { fit: 'fill' })).data.length).toBe(15)
    await expect(resizeImage(wide, 0, 3)).rejects.toMatchObject({ code: 'media.too-large' })
    await expect(resizeImage(wide, 1e5, 1e5)).rejects.toMatchObject({ code: 'media.too-large' })
  })
})
