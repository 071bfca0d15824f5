import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Image } from '../../../engine/media/image.ts'
import type { Frame, Video } from '../../../engine/media/video.ts'
import { resolveRange } from '../../../engine/media/video.ts'

/** Eight pure colours and a grey, as [r, g, b]. */
export const patches: readonly (readonly [number, number, number])[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 0],
  [0, 255, 255],
  [255, 0, 255],
  [255, 255, 255],
  [0, 0, 0],
  [128, 128, 128],
]

/** A 3×3 board of the patches. */
export function board(width: number, height: number): Image {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(patches[patchAt(x, y, width, height)]!, (y * width + x) * 3)
  }
  return { width, height, data }
}

export function patchAt(x: number, y: number, width: number, height: number): number {
  return Math.min(2, Math.floor((y * 3) / height)) * 3 + Math.min(2, Math.floor((x * 3) / width))
}

/** Whether a pixel is well inside its patch, where neither chroma sharing nor a codec's ringing reaches. */
export function insidePatch(x: number, y: number, width: number, height: number): boolean {
  const patch = patchAt(x, y, width, height)
  return [-4, 4].every(
    (d) => patchAt(x + d, y, width, height) === patch && patchAt(x, y + d, width, height) === patch,
  )
}

/** A video whose frame i is a dark canvas with a bright square that moves, made anew on each open. */
export function movingSquare(
  width: number,
  height: number,
  frames: number,
  fps = 12,
  opened?: { count: number },
): Video {
  return {
    width,
    height,
    fps,
    frames,
    recipe: { type: 'test/moving-square', width, height, frames, fps },
    open: (range, options) => {
      const { start, end } = resolveRange(range, frames, 'moving-square')
      if (opened) opened.count++
      return (async function* (): AsyncGenerator<Frame> {
        for (let index = start; index < end; index++) {
          options?.signal?.throwIfAborted()
          yield { index, width, height, data: squareFrame(width, height, index) }
        }
      })()
    },
  }
}

export function squareFrame(width: number, height: number, index: number): Uint8Array {
  const data = new Uint8Array(width * height * 3)
  const side = Math.max(2, Math.floor(width / 4))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = x >= index && x < index + side && y >= side && y < 2 * side
      data.set(inside ? [250, 180, 40] : [20, 40, 60 + (y & 63)], (y * width + x) * 3)
    }
  }
  return data
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of source) all.push(item)
  return all
}

/** Peak signal-to-noise ratio in dB of two equally long byte arrays. */
export function psnr(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2
  return 10 * Math.log10((255 * 255 * a.length) / Math.max(sum, 1e-9))
}

/** A folder for a test file's own files, removed afterwards. */
export function scratch(): { path: (name: string) => string } {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reelgraph-media-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return { path: (name) => join(folder, name) }
}
