import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  embedWorkflow,
  fileVideo,
  MediaError,
  readWorkflow,
  videoFormats,
  writeVideo,
  type VideoFormat,
} from '../../../engine/media/index.ts'
import { collect, movingSquare, scratch } from './pictures.ts'

const files = scratch()
const formats = Object.keys(videoFormats) as VideoFormat[]

/** mulberry32: a small seeded generator for the fuzz below. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

describe.each(formats)('%s', (format) => {
  const name = (what: string): string => files.path(`${what}-${format}.${videoFormats[format].extension}`)

  it('takes a workflow into a finished file, and another in its place', async () => {
    await writeVideo(movingSquare(64, 64, 5), name('plain'), { format })
    expect(await readWorkflow(name('plain'))).toBeNull()
    const before = format === 'png' ? [] : await collect((await fileVideo(name('plain'))).open())
    for (const workflow of [{ a: '🦊 é' }, { b: [1, 2, '<&>'] }]) {
      await embedWorkflow(name('plain'), { workflow })
      expect(await readWorkflow(name('plain'))).toEqual({ workflow })
    }
    const after = format === 'png' ? [] : await collect((await fileVideo(name('plain'))).open())
    expect(after.length).toBe(before.length)
    for (const [i, frame] of after.entries()) expect(Buffer.compare(frame.data, before[i]!.data)).toBe(0)
  })

  it('gives named errors for damaged and truncated files, and never hangs', async () => {
    const seed = 20_261_123
    const draw = random(seed)
    await writeVideo(movingSquare(64, 64, 5), name('hurt'), {
      format,
      metadata: { workflow: { text: 'x'.repeat(300) } },
    })
    const whole = await readFile(name('hurt'))
    for (let round = 0; round < 40; round++) {
      const bytes = Buffer.from(
        whole.subarray(0, round % 2 ? whole.length : Math.floor(draw() * whole.length)),
      )
      if (round % 2)
        for (let i = 0; i < 8; i++) bytes[Math.floor(draw() ** 2 * bytes.length)] = Math.floor(draw() * 256)
      await writeFile(name('hurt'), bytes)
      const decode = async (): Promise<void> => {
        for await (const frame of (await fileVideo(name('hurt'))).open()) if (frame.index > 20) break
      }
      for (const work of [() => readWorkflow(name('hurt')), decode]) {
        try {
          await work()
        } catch (error) {
          expect(error, `seed ${seed} round ${round}: ${String((error as Error).stack)}`).toBeInstanceOf(
            MediaError,
          )
        }
      }
    }
  })
})

it('says that a file carries none, or is none', async () => {
  await writeFile(files.path('notes.txt'), 'hello')
  expect(await readWorkflow(files.path('notes.txt'))).toBeNull()
  await expect(readWorkflow(files.path('gone.mp4'))).rejects.toMatchObject({ code: 'media.missing' })
  await expect(embedWorkflow(files.path('notes.txt'), { workflow: 1 })).rejects.toMatchObject({
    code: 'media.unreadable',
  })
  await expect(fileVideo(files.path('notes.txt'))).rejects.toMatchObject({ code: 'media.unreadable' })
})
