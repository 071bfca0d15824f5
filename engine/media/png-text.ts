import { crc32, inflateSync } from 'node:zlib'
import { MAX_TEXT_BYTES } from './limits.ts'
import { TooLargeError, UnreadableError } from './media-error.ts'

const KEYWORD = 'reelgraph'
const SIGNATURE_BYTES = 8
const HEADER_END = 33

/** A PNG with `text` as an uncompressed iTXt chunk right after its header; one that was there before is replaced. */
export function pngWithText(png: Uint8Array, text: string): Uint8Array {
  const parts: Uint8Array[] = [
    png.subarray(0, HEADER_END),
    chunk('iTXt', Buffer.from(`${KEYWORD}\0\0\0\0\0${text}`, 'utf8')),
  ]
  for (const found of pngChunks(png)) {
    if (found.start < HEADER_END || ownText(found) !== null) continue
    parts.push(png.subarray(found.start, found.end))
  }
  return Buffer.concat(parts)
}

/** The text that `pngWithText` put there, or `null`. Throws `UnreadableError` where chunks are cut short. */
export function pngText(png: Uint8Array): string | null {
  for (const found of pngChunks(png)) {
    const text = ownText(found)
    if (text !== null) return text
  }
  return null
}

interface PngChunk {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly data: Uint8Array
}

function* pngChunks(png: Uint8Array): Generator<PngChunk> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  for (let start = SIGNATURE_BYTES; start < png.length;) {
    const end = start + 12 <= png.length ? start + 12 + view.getUint32(start) : Number.POSITIVE_INFINITY
    if (end > png.length) throw new UnreadableError('png', 'The PNG is cut short. Get the file again.')
    const type = Buffer.from(png.subarray(start + 4, start + 8)).toString('latin1')
    yield { type, start, end, data: png.subarray(start + 8, end - 4) }
    if (type === 'IEND') return
    start = end
  }
}

/** iTXt is keyword, 0, compression flag, method, language, 0, translated keyword, 0, text. */
function ownText({ type, data }: PngChunk): string | null {
  if (type !== 'iTXt') return null
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  if (bytes.toString('latin1', 0, KEYWORD.length + 1) !== `${KEYWORD}\0`) return null
  const compressed = bytes[KEYWORD.length + 1] === 1
  const languageEnd = bytes.indexOf(0, KEYWORD.length + 3)
  const translatedEnd = languageEnd < 0 ? -1 : bytes.indexOf(0, languageEnd + 1)
  if (translatedEnd < 0) return null
  const body = bytes.subarray(translatedEnd + 1)
  if (!compressed) return body.toString('utf8')
  try {
    return inflateSync(body, { maxOutputLength: MAX_TEXT_BYTES }).toString('utf8')
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new TooLargeError('png', `The workflow in this PNG unpacks to more than ${MAX_TEXT_BYTES} bytes.`)
    }
    throw new UnreadableError('png', 'The workflow in this PNG is damaged. Get the file again.', cause)
  }
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = Buffer.alloc(12 + data.length)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  out.set(data, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}
