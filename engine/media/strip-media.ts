import { gifBlocks, gifHeaderEnd } from './gif-file.ts'
import { UnreadableError } from './media-error.ts'
import { readWhole } from './read-image.ts'
import { remux } from './remux.ts'
import { webpChunk, webpChunks, webpHeader } from './webp-file.ts'
import { writeWhole } from './write-stills.ts'

/**
 * Rewrites a video or animation so that it holds its pictures, its sound and their timing and nothing else: no tags, no
 * foreign chunks, nothing behind its end. What is pure already stays the same, byte for byte. Throws `UnreadableError` where
 * it is damaged, and `WriteError`.
 */
export async function stripMedia(path: string, kind: 'mp4' | 'webm' | 'gif' | 'webp'): Promise<void> {
  switch (kind) {
    case 'mp4':
      return remux(path, kind, bare)
    case 'webm':
      // A last frame has no length of its own there: the first copy takes it from the whole, every later one from the frame before.
      await remux(path, kind, bare)
      return remux(path, kind, bare)
    case 'gif':
      return writeWhole(path, bareGif(await readWhole(path)))
    case 'webp':
      return writeWhole(path, bareWebp(await readWhole(path)))
  }
}

const bare = { tags: () => ({}) }

/** How often an animation repeats, in the one form that browsers read. */
const repeats = 'NETSCAPE2.0'

function bareGif(gif: Uint8Array): Uint8Array {
  const parts = [gif.subarray(0, gifHeaderEnd(gif))]
  for (const { kind, at, end } of gifBlocks(gif)) {
    const isRepeat = Buffer.from(gif.subarray(at + 3, at + 14)).toString('latin1') === repeats
    if (kind === 'image' || kind === 'control' || (kind === 'other' && gif[at + 1] === 0xff && isRepeat))
      parts.push(gif.subarray(at, end))
  }
  return Buffer.concat([...parts, Uint8Array.of(0x3b)])
}

const shown = new Set(['VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH', 'VP8 ', 'VP8L'])
/** Flags of the extended header that announce EXIF and XMP. */
const told = 0x08 | 0x04

function bareWebp(webp: Uint8Array): Uint8Array {
  const view = new DataView(webp.buffer, webp.byteOffset, webp.byteLength)
  const end = webp.length < 12 ? Number.POSITIVE_INFINITY : view.getUint32(4, true) + 8
  if (end > webp.length) throw new UnreadableError('webp', 'The WebP is cut short. Get the file again.')
  const parts: Uint8Array[] = []
  for (const { type, data } of webpChunks(webp.subarray(0, end))) {
    if (!shown.has(type)) continue
    const kept =
      type === 'VP8X' ? Uint8Array.from(data, (byte, at) => (at === 0 ? byte & ~told : byte)) : data
    parts.push(webpChunk(type, kept))
  }
  return Buffer.concat([webpHeader(parts.reduce((sum, { length }) => sum + length, 12)), ...parts])
}
