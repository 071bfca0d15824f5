import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it, test } from 'vitest'
import { fileVideo, probeVideo, stripMedia } from '../../../engine/media/index.ts'
import { writeForeign } from './foreign-files.ts'
import { scratch } from './pictures.ts'

const files = scratch()
const quick = { encoder: 'libx264', options: { preset: 'ultrafast', 'x264-params': 'threads=1:bframes=2' } }

describe('a codec that is not read', () => {
  test.each([
    ['mpeg4', 'mp4', 'mp4v'],
    ['mpeg4', 'mkv', 'V_MPEG4/ISO/ASP'],
    ['prores_ks', 'mov', 'prores'],
  ])('as %s in %s is refused by name, with sound beside it too', async (encoder, extension, name) => {
    const path = files.path(`${encoder}.${extension}`)
    await writeForeign(path, { encoder, sound: true })
    const refused = {
      code: 'media.unreadable',
      message: `The video codec of "${path}" is "${name}", which is not read here. Convert it to H.264.`,
    }
    await expect(probeVideo(path)).rejects.toMatchObject(refused)
  })

  it('is not left behind where sound can be copied', async () => {
    const path = files.path('left-behind.mp4')
    await writeForeign(path, { encoder: 'mpeg4', sound: true })
    const before = await readFile(path)
    await expect(stripMedia(path, 'mp4')).rejects.toMatchObject({ code: 'media.unreadable' })
    expect((await readFile(path)).equals(before)).toBe(true)
  })
})

describe('an MP4 that says first what it holds', () => {
  test.each(['faststart', 'frag_keyframe+empty_moov'])(
    'with %s is refused where it is cut short',
    async (flags) => {
      const path = files.path(`${flags}.mp4`)
      await writeForeign(path, { ...quick, sound: true, flags })
      const whole = await readFile(path)
      expect((await probeVideo(path)).frames).toBe(24)
      await stripMedia(path, 'mp4')
      expect((await probeVideo(path)).frames).toBe(24)
      for (const part of [0.6, 0.8]) {
        const cut = whole.subarray(0, Math.floor(whole.length * part))
        await writeFile(path, cut)
        await expect(stripMedia(path, 'mp4')).rejects.toMatchObject({
          code: 'media.unreadable',
          message: expect.stringMatching(/ends at frame \d+ of 24\. The file is cut short; get it again\.$/),
        })
        expect((await readFile(path)).equals(cut)).toBe(true)
      }
    },
  )
})

describe('an MP4 whose first picture needs another that is not there', () => {
  const cut = {
    encoder: 'libx264',
    options: { preset: 'ultrafast', 'x264-params': 'threads=1:bframes=2:keyint=12:min-keyint=12:scenecut=0' },
    frames: 36,
    without: 4,
  }

  test.each([
    ['', false],
    ['', true],
    ['faststart', true],
    ['frag_keyframe+empty_moov', false],
  ] as const)(
    'with flags "%s" and sound %s is copied from the first on that does not',
    async (flags, sound) => {
      const path = files.path(`late-key-${flags}-${sound}.mp4`)
      await writeForeign(path, { ...cut, sound, flags })
      const shown = async (): Promise<readonly number[]> => {
        const all: number[] = []
        for await (const { data } of (await fileVideo(path)).open()) all.push(data[0]!)
        return all
      }
      const before = await shown()
      const whole = await readFile(path)
      await stripMedia(path, 'mp4')
      const after = await shown()
      expect([after.length, new Set(after).size]).toEqual([24, 24])
      expect(after).toEqual(before.slice(-24))
      if (flags === '') return
      await writeFile(path, whole.subarray(0, Math.floor(whole.length * 0.9)))
      await expect(stripMedia(path, 'mp4')).rejects.toMatchObject({
        code: 'media.unreadable',
        message: expect.stringMatching(/ends at frame \d+ of 24\. The file is cut short; get it again\.$/),
      })
    },
  )
})

/** Limited range of 10 bits. */
const luma = (signal: number): number => Math.round(64 + 876 * signal)
const grey = (signal: number): readonly [number, number, number] => [luma(signal), 512, 512]
const x265 = {
  encoder: 'libx265',
  options: { preset: 'ultrafast', 'x265-params': 'log-level=none:pools=none:frame-threads=1:lossless=1' },
}

describe('HDR', () => {
  // Signals of ITU-R BT.2408: a grey card of 26 cd/m², reference white of 203, and the peak of 1000.
  const levels = [
    ['hlg', 18, 0.38, 0.75, 1],
    ['pq', 16, 0.38, 0.58, 0.7518],
  ] as const

  test.each(levels)(
    'of %s becomes SDR: black, a grey card, white and what is brighter',
    async (name, transfer, ...signals) => {
      const path = files.path(`${name}.mp4`)
      const all = [0, ...signals]
      await writeForeign(path, {
        ...x265,
        samples: (i) => grey(all[i]!),
        frames: all.length,
        colour: [9, transfer, 9],
      })
      for (const strip of [false, true]) {
        if (strip) await stripMedia(path, 'mp4')
        const shown: number[] = []
        for await (const { data } of (await fileVideo(path)).open()) {
          expect(Math.max(...data) - Math.min(...data)).toBeLessThanOrEqual(1)
          shown.push(data[0]!)
        }
        expect(shown[0]).toBe(0)
        expect(Math.abs(shown[1]! - 100)).toBeLessThanOrEqual(2)
        expect(Math.abs(shown[2]! - 229)).toBeLessThanOrEqual(2)
        expect(shown[3]).toBe(255)
      }
    },
  )

  it('keeps the hues of BT.709 that are stored in BT.2020, by the tags of a container alone too', async () => {
    // Red, green and blue of BT.709 at 100 cd/m², in light of BT.2020 (ITU-R BT.2087), as PQ.
    const light = [
      [0.6274, 0.0691, 0.0164],
      [0.3293, 0.9195, 0.088],
      [0.0433, 0.0114, 0.8956],
    ]
    const pq = (part: number): number => {
      const power = (part / 100) ** (2610 / 16384)
      return ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375
    }
    const samples = (i: number): readonly [number, number, number] => {
      const [r = 0, g = 0, b = 0] = light[i]!.map(pq)
      const y = 0.2627 * r + 0.678 * g + 0.0593 * b
      return [luma(y), Math.round(512 + (896 * (b - y)) / 1.8814), Math.round(512 + (896 * (r - y)) / 1.4746)]
    }
    const vp9 = { encoder: 'libvpx-vp9', options: { lossless: '1', 'cpu-used': '8', deadline: 'realtime' } }
    for (const [name, how] of [
      ['tagged.webm', vp9],
      ['tagged.mp4', x265],
    ] as const) {
      await writeForeign(files.path(name), { ...how, samples, frames: 3, colour: [9, 16, 9] })
      let at = 0
      for await (const { data } of (await fileVideo(files.path(name))).open()) {
        const pixel = [...data.subarray(0, 3)]
        for (const i of [0, 1, 2]) {
          const due = i === at ? 186 : 0
          expect(Math.abs(pixel[i]! - due), `${name}: ${pixel.join()}`).toBeLessThanOrEqual(12)
        }
        at++
      }
    }
  })

  it('is refused by name where its matrix is not read', async () => {
    const path = files.path('ictcp.mp4')
    await writeForeign(path, {
      ...x265,
      samples: () => grey(0.5),
      frames: 2,
      colour: [14, 16, 9],
    })
    const frames = (await fileVideo(path)).open()[Symbol.asyncIterator]()
    await expect(frames.next()).rejects.toMatchObject({
      code: 'media.unreadable',
      message: expect.stringContaining('ictcp'),
    })
  })
})

// 0.8, 0.4 and 0.4 of wider primaries: redder than 0.8, 0.4 and 0.4 of BT.709.
test.each([
  ['BT.2020', 0.2627, 0.0593, [9, 14, 9], [245, 77, 99]],
  ['P3', 0.2126, 0.0722, [1, 1, 12], [219, 94, 99]],
] as const)('SDR of %s has the colours of its primaries', async (name, red, blue, colour, due) => {
  const path = files.path(`${name}.mp4`)
  const y = red * 0.8 + (1 - red) * 0.4
  const chroma = (signal: number, weight: number): number =>
    Math.round(512 + (448 * (signal - y)) / (1 - weight))
  const sample = [luma(y), chroma(0.4, blue), chroma(0.8, red)] as const
  await writeForeign(path, { ...x265, samples: () => sample, frames: 1, colour })
  for await (const { data } of (await fileVideo(path)).open())
    for (const [i, level] of due.entries()) expect(Math.abs(data[i]! - level)).toBeLessThanOrEqual(2)
})
