import { open } from 'node:fs/promises'
import { MissingFileError } from './media-error.ts'

/** What a file is, by its first bytes; never by its name. */
export type MediaKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'mp4' | 'webm'

/** Tells a format by its first 12 bytes, or `null`. Matroska counts as `webm`, QuickTime as `mp4`. */
export function sniff(head: Uint8Array): MediaKind | null {
  const ascii = (start: number, end: number): string => String.fromCharCode(...head.subarray(start, end))
  if (head[0] === 0x89 && ascii(1, 4) === 'PNG') return 'png'
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  if (ascii(0, 4) === 'GIF8') return 'gif'
  if (ascii(4, 8) === 'ftyp') return /^avi[fs]$/.test(ascii(8, 12)) ? 'avif' : 'mp4'
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) return 'webm'
  return null
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
    const head = new Uint8Array(12)
    const { bytesRead } = await handle.read(head, 0, 12, 0)
    return { kind: sniff(head.subarray(0, bytesRead)), bytes: stats.size }
  } catch (cause) {
    throw new MissingFileError(path, cause)
  } finally {
    await handle.close()
  }
}
