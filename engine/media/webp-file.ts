import { UnreadableError } from './media-error.ts'

/** One RIFF chunk of a WebP file; `data` excludes the padding byte. */
export interface WebpChunk {
  readonly type: string
  readonly data: Uint8Array
}

const ANIMATION = 0x02
const XMP = 0x04

/** The chunks of a WebP file in order. Throws `UnreadableError` where it is cut short. */
export function* webpChunks(webp: Uint8Array): Generator<WebpChunk> {
  const view = new DataView(webp.buffer, webp.byteOffset, webp.byteLength)
  for (let at = 12; at < webp.length;) {
    const size = at + 8 <= webp.length ? view.getUint32(at + 4, true) : Number.POSITIVE_INFINITY
    if (at + 8 + size > webp.length)
      throw new UnreadableError('webp', 'The WebP is cut short. Get the file again.')
    yield {
      type: String.fromCharCode(...webp.subarray(at, at + 4)),
      data: webp.subarray(at + 8, at + 8 + size),
    }
    at += 8 + size + (size & 1)
  }
}

/** One chunk as bytes, padded to an even length. */
export function webpChunk(type: string, data: Uint8Array): Uint8Array {
  const out = Buffer.alloc(8 + data.length + (data.length & 1))
  out.write(type, 0, 'latin1')
  out.writeUInt32LE(data.length, 4)
  out.set(data, 8)
  return out
}

/** The 12 bytes that open a WebP file of `bytes` bytes in all. */
export function webpHeader(bytes: number): Uint8Array {
  const out = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  out.writeUInt32LE(bytes - 8, 4)
  return out
}

/** The extended header of a `width`×`height` canvas (1…16384), saying what follows. */
export function webpExtended(
  width: number,
  height: number,
  has: { animation: boolean; xmp: boolean; alpha?: boolean },
): Uint8Array {
  const data = Buffer.alloc(10)
  data[0] = (has.animation ? ANIMATION : 0) | (has.xmp ? XMP : 0) | (has.alpha ? 0x10 : 0)
  data.writeUIntLE(width - 1, 4, 3)
  data.writeUIntLE(height - 1, 7, 3)
  return webpChunk('VP8X', data)
}

/** Sets the XMP flag in the data of an extended header. */
export function withXmpFlag(extended: Uint8Array): Uint8Array {
  const data = Uint8Array.from(extended)
  data[0] = (data[0] ?? 0) | XMP
  return webpChunk('VP8X', data)
}
