import type { AnimationFormat } from './animation-encoder.ts'
import { gifComment } from './gif-text.ts'
import { gifBlocks, gifHeaderEnd } from './gif-file.ts'

/** Animated GIF that loops for ever: a palette per frame of up to 256 colours, delays in hundredths of a second. */
export const gifFormat: AnimationFormat = {
  name: 'GIF',
  largestSide: 65535,
  ticks: 100,
  shortest: 2,
  step: 1,
  margin: 0,
  header: ({ width, height, text }) => {
    const screen = Buffer.from('GIF89a\0\0\0\0\0\0\0', 'latin1')
    screen.writeUInt16LE(width, 6)
    screen.writeUInt16LE(height, 8)
    const loop = Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0', 'latin1')
    return Buffer.concat([screen, ...(text === undefined ? [] : [gifComment(text)]), loop])
  },
  frame: async (part, box, delay, quality) => {
    const { default: sharp } = await import('sharp')
    const raw = { width: part.width, height: part.height, channels: 3 as const }
    // Dither hides banding but shimmers between frames: less of it than for a still.
    const colours = quality >= 50 ? 256 : 64
    const still = await sharp(part.data, { raw })
      .gif({ colours, dither: 0.5, effort: 3, reuse: false })
      .toBuffer()
    const image = [...gifBlocks(still)].find((block) => block.kind === 'image')
    if (!image) throw new Error('The GIF encoder gave no picture.')
    const flags = still[image.at + 9]!
    const own = (flags & 0x80) !== 0
    const table = own
      ? still.subarray(image.at + 10, image.data - 1)
      : still.subarray(13, gifHeaderEnd(still))
    const ticks = Math.min(delay, 0xffff)
    const control = Buffer.from([0x21, 0xf9, 4, 0x04, ticks & 255, ticks >> 8, 0, 0])
    const descriptor = Buffer.alloc(10, 0x2c)
    descriptor.writeUInt16LE(box.x, 1)
    descriptor.writeUInt16LE(box.y, 3)
    descriptor.writeUInt16LE(box.width, 5)
    descriptor.writeUInt16LE(box.height, 7)
    // Every frame has a colour table of its own; interlacing is kept as it was.
    descriptor[9] = 0x80 | (flags & 0x40) | ((own ? flags : still[10]!) & 7)
    return Buffer.concat([control, descriptor, table, still.subarray(image.data - 1, image.end)])
  },
  trailer: () => Uint8Array.of(0x3b),
}
