import { open } from 'node:fs/promises'
import { MissingFileError } from './media-error.ts'

/** What a file is, by its first bytes; never by its name. */
export type MediaKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'heic' | 'mp4' | 'webm'

/** Bytes of a file that `sniff` looks at. */
const HEAD_BYTES = 64

/** Tells a format by its first 64 bytes, or `null`. Matroska counts as `webm`, QuickTime as `mp4`. */
export function sniff(head: Uint8Array): MediaKind | null {
  const ascii = (start: number, end: number): string => String.fromCharCode(...head.subarray(start, end))
  if (head[0] === 0x89 && ascii(1, 4) === 'PNG') return 'png'
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  if (ascii(0, 4) === 'GIF8') return 'gif'
  if (ascii(4, 8) === 'ftyp') return ofBrands(head, ascii(8, 12))
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) return 'webm'
  return null
}

/**
 * Tells pictures and videos of the ISO base media file format apart by their brand: those of HEIF (ISO/IEC 23008-12) are of AV1
 * where that is among the brands they are compatible with, and of HEVC otherwise.
 */
function ofBrands(head: Uint8Array, brand: string): MediaKind {
  if (!/^(avi[fs]|he[iv][cxms]|m[is]f1)$/.test(brand)) return 'mp4'
  const size = Math.min(new DataView(head.buffer, head.byteOffset).getUint32(0), HEAD_BYTES)
  const brands = Buffer.from(head.subarray(8, size)).toString('latin1').match(/.{4}/gs) ?? []
  return brands.some((one) => /^avi[fs]$/.test(one)) ? 'avif' : 'heic'
}

/** Reads a file's first bytes and its size. Throws `MissingFileError` where it is not a readable file. */
export async function sniffFile(
  path: string,
): Promise<{ readonly kind: MediaKind | null; readonly bytes: number }> {
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw new MissingFileError(path, cause)
  })
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new Error(`"${path}" is not a regular file.`)
    const head = new Uint8Array(HEAD_BYTES)
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0)
    return { kind: sniff(head.subarray(0, bytesRead)), bytes: stats.size }
  } catch (cause) {
    throw new MissingFileError(path, cause)
  } finally {
    await handle.close()
  }
}
