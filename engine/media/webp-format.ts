import type { AnimationFormat } from './animation-encoder.ts'
import { webpChunk, webpChunks, webpExtended, webpHeader } from './webp-file.ts'
import { xmpChunk } from './webp-text.ts'

/** Animated WebP that loops for ever; lossless at quality 100. Frames are RGB without alpha. */
export const webpFormat: AnimationFormat = {
  name: 'WebP',
  largestSide: 16383,
  ticks: 1000,
  shortest: 11,
  step: 2,
  margin: 8,
  header: ({ width, height, text }) =>
    Buffer.concat([
      webpHeader(8),
      webpExtended(width, height, { animation: true, xmp: text !== undefined }),
      // Background black, loop count 0.
      webpChunk('ANIM', Uint8Array.of(0, 0, 0, 255, 0, 0)),
    ]),
  frame: async (part, box, delay, quality) => {
    const { default: sharp } = await import('sharp')
    const raw = { width: part.width, height: part.height, channels: 3 as const }
    const still = await sharp(part.data, { raw })
      .webp(
        quality >= 100
          ? { lossless: true, effort: 3 }
          : { quality: Math.max(1, quality), smartSubsample: true, effort: 3 },
      )
      .toBuffer()
    const picture = [...webpChunks(still)].find(({ type }) => type === 'VP8 ' || type === 'VP8L')
    if (!picture) throw new Error('The WebP encoder gave no picture.')
    const head = Buffer.alloc(16)
    head.writeUIntLE(box.x / 2, 0, 3)
    head.writeUIntLE(box.y / 2, 3, 3)
    head.writeUIntLE(box.width - 1, 6, 3)
    head.writeUIntLE(box.height - 1, 9, 3)
    head.writeUIntLE(Math.min(delay, 0xff_ffff), 12, 3)
    // Painted over the canvas without blending, kept for the next frame.
    head[15] = 0x02
    return webpChunk('ANMF', Buffer.concat([head, webpChunk(picture.type, picture.data)]))
  },
  trailer: ({ text }) => (text === undefined ? new Uint8Array() : xmpChunk(text)),
  complete: (file) => file.write(webpHeader(file.size), 0),
}
