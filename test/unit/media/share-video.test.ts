import { mkdir, readdir, stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { shareVideo, type Video } from '../../../engine/media/index.ts'
import { collect, movingSquare, scratch, squareFrame } from './pictures.ts'

const files = scratch()
const FRAME = 16 * 12 * 3
const fresh = async (name: string): Promise<string> => {
  await mkdir(files.path(name))
  return files.path(name)
}

describe('shareVideo', () => {
  it('decodes once for readers one after another, spilling what memory cannot hold', async () => {
    const opened = { count: 0 }
    const spillDir = await fresh('after')
    const { videos } = shareVideo(movingSquare(16, 12, 40, 12, opened), 3, {
      spillDir,
      memoryBytes: 4 * FRAME,
    })
    const first = await collect(videos[0]!.open())
    const [spilled] = await readdir(spillDir)
    expect((await stat(`${spillDir}/${spilled}`)).size).toBe(36 * FRAME)
    const second = await collect(videos[1]!.open({ start: 10, end: 30 }))
    const third = await collect(videos[2]!.open())
    expect(opened.count).toBe(1)
    for (const frames of [first, second, third]) {
      for (const frame of frames) expect(frame.data).toEqual(squareFrame(16, 12, frame.index))
    }
    expect([first.length, second.length, third.length]).toEqual([40, 20, 40])
    expect(second[0]!.index).toBe(10)
    expect(await readdir(spillDir)).toEqual([])
  })

  it('touches no disk for readers side by side, and reuses slots for ones a little apart', async () => {
    const opened = { count: 0 }
    const spillDir = await fresh('beside')
    const shared = shareVideo(movingSquare(16, 12, 60, 12, opened), 2, { spillDir, memoryBytes: 4 * FRAME })
    const [a, b] = shared.videos.map((video) => video.open()[Symbol.asyncIterator]()) as [
      AsyncIterator<unknown>,
      AsyncIterator<unknown>,
    ]
    for (let i = 0; i < 30; i++) await Promise.all([a.next(), b.next()])
    expect(await readdir(spillDir)).toEqual([])
    for (let i = 0; i < 10; i++) await a.next()
    for (let i = 0; i < 20; i++) await Promise.all([a.next(), b.next()])
    const [spilled] = await readdir(spillDir)
    expect((await stat(`${spillDir}/${spilled}`)).size).toBeLessThanOrEqual(8 * FRAME)
    await Promise.all([a.return!(), b.return!()])
    expect(await readdir(spillDir)).toEqual([])
    expect(opened.count).toBe(1)
  })

  it('decodes anew when a reader comes back, and forgets readers that stop early', async () => {
    const opened = { count: 0 }
    const spillDir = await fresh('again')
    const { videos } = shareVideo(movingSquare(16, 12, 20, 12, opened), 2, { spillDir, memoryBytes: FRAME })
    for await (const frame of videos[0]!.open()) if (frame.index === 5) break
    expect((await collect(videos[1]!.open())).length).toBe(20)
    expect(await readdir(spillDir)).toEqual([])
    expect((await collect(videos[0]!.open())).length).toBe(20)
    expect(opened.count).toBe(2)
  })

  it('ends for everyone on an error, an abort or close, and removes the spill', async () => {
    const spillDir = await fresh('ends')
    const good = movingSquare(16, 12, 20)
    const failing: Video = {
      ...good,
      async *open() {
        yield* good.open({ start: 0, end: 8 })
        throw new Error('decoder lost')
      },
    }
    const broken = shareVideo(failing, 2, { spillDir, memoryBytes: FRAME })
    const late = broken.videos[1]!.open()[Symbol.asyncIterator]()
    await late.next()
    await expect(collect(broken.videos[0]!.open())).rejects.toThrow('decoder lost')
    await expect(late.next()).rejects.toThrow('decoder lost')
    expect(await readdir(spillDir)).toEqual([])

    const stop = new AbortController()
    const aborted = shareVideo(good, 2, { spillDir, memoryBytes: FRAME, signal: stop.signal })
    const reader = aborted.videos[0]!.open()[Symbol.asyncIterator]()
    for (let i = 0; i < 9; i++) await reader.next()
    stop.abort()
    await expect(reader.next()).rejects.toMatchObject({ code: 'media.aborted' })
    // A reader that never opened does not keep the spill alive.
    await expect.poll(() => readdir(spillDir)).toEqual([])
    expect(await readdir(spillDir)).toEqual([])

    const closed = shareVideo(good, 2, { spillDir, memoryBytes: FRAME })
    const waiting = closed.videos[0]!.open()[Symbol.asyncIterator]()
    for (let i = 0; i < 9; i++) await waiting.next()
    await closed.close()
    await closed.close()
    await expect(waiting.next()).rejects.toMatchObject({ code: 'media.aborted' })
    expect(await readdir(spillDir)).toEqual([])
    const lost = shareVideo(good, 2, { spillDir: files.path('nowhere'), memoryBytes: FRAME })
    await expect(collect(lost.videos[0]!.open())).rejects.toMatchObject({ code: 'media.write' })
  })
})
