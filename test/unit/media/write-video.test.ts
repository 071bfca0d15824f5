import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  fileVideo,
  imageVideo,
  readWorkflow,
  trimVideo,
  videoFormats,
  writeVideo,
  type VideoFormat,
} from '../../../engine/media/index.ts'
import {
  board,
  collect,
  insidePatch,
  movingSquare,
  patchAt,
  patches,
  psnr,
  scratch,
  squareFrame,
} from './pictures.ts'

const files = scratch()
const animated = (Object.keys(videoFormats) as VideoFormat[]).filter((format) => format !== 'png')
const hash = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

describe.each(animated)('%s', (format) => {
  const name = (what: string): string => files.path(`${what}-${format}.${videoFormats[format].extension}`)

  it('reads back with its size, rate, frames and pictures', async () => {
    const written = await writeVideo(movingSquare(64, 64, 17), name('back'), { format, quality: 90 })
    expect(written).toMatchObject({ width: 64, height: 64, frames: 17, files: [name('back')] })
    const video = await fileVideo(name('back'))
    expect(video).toMatchObject({ width: 64, height: 64, frames: 17 })
    for (const quality of [0, 100])
      expect(
        await writeVideo(movingSquare(64, 64, 2), name(`q${quality}`), { format, quality }),
      ).toMatchObject({
        frames: 2,
      })
    expect(video.fps).toBe(12)
    const frames = await collect(video.open())
    expect(frames.map((frame) => frame.index)).toEqual([...Array(17).keys()])
    for (const frame of frames) expect(psnr(frame.data, squareFrame(64, 64, frame.index))).toBeGreaterThan(27)
    const some = await collect(video.open({ start: 5, end: 9 }))
    expect(some.map((frame) => frame.index)).toEqual([5, 6, 7, 8])
    for (const frame of some) expect(Buffer.compare(frame.data, frames[frame.index]!.data)).toBe(0)
  })

  it('gives equal bytes for equal frames, at another time and under another name', async () => {
    const options = { format, metadata: { workflow: { nodes: {} } } } as const
    await writeVideo(movingSquare(66, 70, 9), name('first'), options)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await writeVideo(movingSquare(66, 70, 9), name('second'), options)
    expect(await hash(name('first'))).toBe(await hash(name('second')))
  })

  it.each([
    [66, 66],
    [1280, 720],
  ])('keeps pure colours at %i×%i', async (width, height) => {
    const source = board(width, height)
    await writeVideo(imageVideo(source, 3, 12), name('board'), { format, quality: 90 })
    const video = await fileVideo(name('board'))
    expect(video.frames).toBe(format === 'gif' || format === 'webp' ? 1 : 3)
    const [frame] = await collect(video.open({ start: 0, end: 1 }))
    const sums = patches.map(() => [0, 0, 0, 0])
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (!insidePatch(x, y, width, height)) continue
        const sum = sums[patchAt(x, y, width, height)]!
        for (let c = 0; c < 3; c++) sum[c]! += frame!.data[(y * width + x) * 3 + c]!
        sum[3]!++
      }
    }
    for (const [i, patch] of patches.entries()) {
      for (let c = 0; c < 3; c++)
        expect(Math.abs(sums[i]![c]! / sums[i]![3]! - patch[c]!), `patch ${i} channel ${c}`).toBeLessThan(4)
    }
  })

  it('carries 600 KB of workflow with unicode', async () => {
    const workflow = {
      title: 'Ein Fuchs läuft 🦊 — “日本語” \u0000 </x> & ]]>',
      text: 'é<&>"'.repeat(100_000),
    }
    const metadata = { workflow, run: { seed: 9007199254740991 } }
    await writeVideo(trimVideo(movingSquare(64, 64, 4), { start: 1, end: 3 }), name('meta'), {
      format,
      metadata,
    })
    expect(await readWorkflow(name('meta'))).toEqual(metadata)
    expect((await fileVideo(name('meta'))).frames).toBe(2)
  })

  it('leaves nothing behind when aborted or when a frame fails', async () => {
    const stop = new AbortController()
    const aborted = writeVideo(movingSquare(64, 64, 30), name('stop'), {
      format,
      signal: stop.signal,
      onFrame: (index) => index === 3 && stop.abort(),
    })
    await expect(aborted).rejects.toMatchObject({ code: 'media.aborted' })
    const broken = movingSquare(64, 64, 30)
    const failing = {
      ...broken,
      async *open() {
        yield* broken.open({ start: 0, end: 4 })
        throw new Error('decoder lost')
      },
    }
    await expect(writeVideo(failing, name('stop'), { format })).rejects.toThrow('decoder lost')
    const left = await readdir(dirname(name('stop')))
    expect(left.filter((file) => file.includes('stop') || file.endsWith('.part'))).toEqual([])
  })
})

describe('sizes', () => {
  it('pads odd sizes by repeating the last column and row', async () => {
    const path = files.path('odd.mp4')
    const written = await writeVideo(imageVideo(board(33, 35), 2, 10), path, {
      format: 'mp4-h264',
      quality: 100,
    })
    expect(written).toMatchObject({ width: 34, height: 36 })
    const [frame] = await collect((await fileVideo(path)).open({ start: 0, end: 1 }))
    const at = (x: number, y: number): number[] => [
      ...frame!.data.subarray((y * 34 + x) * 3, (y * 34 + x) * 3 + 3),
    ]
    expect(at(33, 35)).toEqual(at(32, 34))
  })

  it('enlarges small clips with hard or smooth edges', async () => {
    for (const kernel of ['nearest', 'smooth'] as const) {
      const path = files.path(`big-${kernel}.mp4`)
      const written = await writeVideo(movingSquare(64, 64, 3), path, {
        format: 'mp4-h264',
        scale: 4,
        kernel,
      })
      expect(written).toMatchObject({ width: 256, height: 256 })
      expect(await fileVideo(path)).toMatchObject({ width: 256, height: 256, frames: 3 })
    }
  })

  it('refuses what a format cannot hold, by name', async () => {
    const bad: [Parameters<typeof movingSquare>, Partial<Parameters<typeof writeVideo>[2]>][] = [
      [[32, 32, 2], { format: 'mp4-av1' }],
      [[64, 64, 2, 120], { format: 'gif' }],
      [[64, 64, 2], { scale: 17 }],
      [[64, 64, 2], { scale: 1.5 }],
      [[64, 64, 2], { quality: Number.NaN }],
      [[64, 64, 2], { format: 'avi' as VideoFormat }],
    ]
    for (const [size, options] of bad) {
      const work = writeVideo(movingSquare(...size), files.path('bad.mp4'), {
        format: 'mp4-h264',
        ...options,
      })
      await expect(work).rejects.toMatchObject({ code: 'media.encode' })
    }
    await expect(
      writeVideo(movingSquare(64, 64, 2), files.path('no/such/folder/x.mp4'), { format: 'mp4-h264' }),
    ).rejects.toMatchObject({
      code: 'media.write',
    })
  })
})

describe('stills', () => {
  it('writes one frame, or each as a file of its own', async () => {
    const one = await writeVideo(movingSquare(20, 16, 5), files.path('still.png'), {
      format: 'png',
      still: -1,
      metadata: { workflow: 1 },
    })
    expect(one.files).toEqual([files.path('still.png')])
    expect(await readWorkflow(files.path('still.png'))).toEqual({ workflow: 1 })
    const all = await writeVideo(movingSquare(20, 16, 5), files.path('each.png'), {
      format: 'png',
      still: 'every',
    })
    expect(all.files.map((file) => file.slice(-13))).toEqual(
      [...Array(5).keys()].map((i) => `each-000${i}.png`),
    )
  })
})
