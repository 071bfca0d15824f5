import { appendFile, readFile, writeFile } from 'node:fs/promises'
import {
  ALL_FORMATS,
  Conversion,
  EncodedPacketSink,
  FilePathSource,
  FilePathTarget,
  Input,
  MkvOutputFormat,
  Output,
} from 'mediabunny'
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

describe('Matroska', () => {
  it('with a codec that WebM lacks keeps its packets', async () => {
    const [mp4, mkv] = [files.path('packets.mp4'), files.path('packets.webm')]
    await writeVideo(movingSquare(64, 64, 5), mp4, { format: 'mp4-h264' })
    const input = (path: string): Input =>
      new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) })
    const output = new Output({ format: new MkvOutputFormat(), target: new FilePathTarget(mkv) })
    const conversion = await Conversion.init({
      input: input(mp4),
      output,
      tags: { title: secret },
      showWarnings: false,
    })
    await conversion.execute()
    expect((await readFile(mkv)).includes(secret)).toBe(true)
    await stripMedia(mkv, 'webm')
    expect((await readFile(mkv)).includes(secret)).toBe(false)
    const packets = async (path: string): Promise<Buffer[]> => {
      const track = (await input(path).getPrimaryVideoTrack())!
      const found: Buffer[] = []
      for await (const { data } of new EncodedPacketSink(track).packets()) found.push(Buffer.from(data))
      return found
    }
    expect(await packets(mkv)).toEqual(await packets(mp4))
  })
})
