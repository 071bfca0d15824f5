import { writeFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { readImage, readWorkflow } from '../../../engine/media/index.ts'
import { scratch } from './pictures.ts'

const files = scratch()
const picture = (channels: 3 | 4): Sharp => {
  const data = Buffer.alloc(8 * 4 * channels)
  for (let i = 0; i < 32; i++)
    data.set((i % 8 < 4 ? [255, 0, 0, 255] : [0, 0, 255, 0]).slice(0, channels), i * channels)
  return sharp(data, { raw: { width: 8, height: 4, channels } })
}

describe('readImage', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)(
    'reads %s from bytes and from a path',
    async (format) => {
      const bytes = await picture(3).toFormat(format, { quality: 100 }).toBuffer()
      await writeFile(files.path(`picture.${format}`), bytes)
      for (const source of [bytes, files.path(`picture.${format}`)]) {
        const image = await readImage(source)
        expect(image).toMatchObject({ width: 8, height: 4 })
        expect(image.data.length).toBe(96)
        expect(Math.abs(image.data[0]! - 255) + image.data[1]!).toBeLessThan(30)
      }
    },
  )

  it('refuses HEIC by name, and reads AVIF whose first brand is that of all HEIF', async () => {
    const avif = await picture(3).avif({ quality: 100 }).toBuffer()
    const size = avif.readUInt32BE(0)
    const branded = (major: string, ...others: readonly string[]): Buffer => {
      const head = Buffer.alloc(16 + 4 * others.length)
      head.writeUInt32BE(head.length)
      head.write(`ftyp${major}\0\0\0\0${others.join('')}`, 4, 'latin1')
      return Buffer.concat([head, avif.subarray(size)])
    }
    for (const brands of [
      ['heic', 'mif1', 'heic'],
      ['heix', 'mif1'],
      ['mif1', 'heic'],
      ['msf1', 'hevc'],
    ]) {
      const [major = '', ...others] = brands
      await writeFile(files.path('img.heic'), branded(major, ...others))
      await expect(readImage(files.path('img.heic'))).rejects.toMatchObject({
        code: 'media.unreadable',
        message: `"${files.path('img.heic')}" is a HEIC picture, which is not read here. Save it as JPEG or PNG.`,
      })
      expect(await readWorkflow(files.path('img.heic'))).toBeNull()
    }
    // The places of what is stored count from the start of the file.
    const mif1 = Buffer.from(avif)
    mif1.write('mif1', 8, 'latin1')
    expect(mif1.subarray(16, size).includes('avif')).toBe(true)
    expect((await readImage(mif1)).data).toEqual((await readImage(avif)).data)
  })

  it('turns a photograph upright by its EXIF orientation', async () => {
    const bytes = await picture(3)
      .withExif({ IFD0: { Orientation: '6' } })
      .png()
      .toBuffer()
    const tagged = await sharp(bytes).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer()
    const image = await readImage(tagged)
    expect(image).toMatchObject({ width: 4, height: 8 })
    expect(image.data[0]).toBeGreaterThan(200)
    expect(image.data[image.data.length - 1]).toBeGreaterThan(200)
  })

  it('flattens transparency on white, or on the colour it is told', async () => {
    const bytes = await picture(4).png().toBuffer()
    expect([...(await readImage(bytes)).data.subarray(21, 24)]).toEqual([255, 255, 255])
    expect([...(await readImage(bytes, { background: '#102030' })).data.subarray(21, 24)]).toEqual([
      16, 32, 48,
    ])
    const grey = await picture(3).greyscale().png().toBuffer()
    expect((await readImage(grey)).data.length).toBe(96)
  })

  it('names what it will not read', async () => {
    const png = await picture(3).png().toBuffer()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    for (const bytes of [
      Buffer.from(''),
      Buffer.from('not a picture at all'),
      svg,
      png.subarray(0, 40),
      Buffer.concat([png.subarray(0, 60), Buffer.alloc(9)]),
    ]) {
      await expect(readImage(bytes)).rejects.toMatchObject({ code: 'media.unreadable' })
    }
    await expect(readImage(files.path('none.png'))).rejects.toMatchObject({
      code: 'media.missing',
      subject: files.path('none.png'),
    })
    await expect(readImage(png, { maxPixels: 31 })).rejects.toMatchObject({ code: 'media.too-large' })
    // 60000×60000 in the header: refused before anything of that size is made.
    const bomb = Buffer.from(png)
    bomb.writeUInt32BE(60000, 16)
    bomb.writeUInt32BE(60000, 20)
    await expect(readImage(bomb)).rejects.toMatchObject({
      code: expect.stringMatching(/media\.(too-large|unreadable)/),
    })
  })
})
