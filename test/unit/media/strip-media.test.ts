import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import {
  fileVideo,
  MediaError,
  readWorkflow,
  stripMedia,
  videoFormats,
  writeVideo,
  type VideoFormat,
} from '../../../engine/media/index.ts'
import { collect, movingSquare, scratch } from './pictures.ts'

const files = scratch()
const formats = (Object.keys(videoFormats) as VideoFormat[]).filter((format) => format !== 'png')
const secret = 'a workflow that nobody shall read'

describe.each(formats)('%s', (format) => {
  const { extension } = videoFormats[format]
  const kind = extension as 'mp4' | 'webm' | 'gif' | 'webp'
  const path = files.path.bind(files)
  const name = (what: string): string => path(`${what}-${format}.${extension}`)

  it('keeps pictures and timing, and nothing that was put into or behind the file', async () => {
    await writeVideo(movingSquare(64, 64, 5), name('bare'), { format, metadata: { workflow: { secret } } })
    const before = await collect((await fileVideo(name('bare'))).open())
    await appendFile(name('bare'), '<script>alert(1)</script>PK\u0003\u0004')
    await stripMedia(name('bare'), kind)
    const bytes = await readFile(name('bare'))
    expect(bytes.includes(secret)).toBe(false)
    expect(bytes.includes('<script>')).toBe(false)
    expect(await readWorkflow(name('bare'))).toBeNull()
    const video = await fileVideo(name('bare'))
    const after = await collect(video.open())
    expect(after.length).toBe(before.length)
    for (const [i, frame] of after.entries()) expect(Buffer.compare(frame.data, before[i]!.data)).toBe(0)
  })

  it('leaves what is bare already as it is, byte for byte', async () => {
    await writeVideo(movingSquare(64, 64, 5), name('again'), { format, metadata: { workflow: { secret } } })
    await stripMedia(name('again'), kind)
    const once = await readFile(name('again'))
    await stripMedia(name('again'), kind)
    expect((await readFile(name('again'))).equals(once)).toBe(true)
  })

  it('refuses what is cut short, by name, and leaves it', async () => {
    await writeVideo(movingSquare(64, 64, 5), name('cut'), { format })
    const cut = (await readFile(name('cut'))).subarray(0, 60)
    await writeFile(name('cut'), cut)
    await expect(stripMedia(name('cut'), kind)).rejects.toBeInstanceOf(MediaError)
    expect((await readFile(name('cut'))).equals(cut)).toBe(true)
  })
})
