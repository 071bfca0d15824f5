import type { AtomicFile } from './atomic-file.ts'
import { EncodeError } from './media-error.ts'

/** Boxes that hold other boxes on the way to the ones with times. */
const PARENTS = new Set(['moov', 'trak', 'mdia'])
const TIMED = new Set(['mvhd', 'tkhd', 'mdhd'])

/**
 * Sets creation and modification times in an MP4 to 0, "unknown": the muxer writes the wall clock there, and equal runs
 * shall give equal bytes.
 */
export async function clearMp4Times(file: AtomicFile): Promise<void> {
  const pending = [{ at: 0, end: file.size }]
  for (let span = pending.pop(); span; span = pending.pop()) {
    for (let at = span.at; at + 8 <= span.end;) {
      const head = Buffer.from(await file.read(at, 16))
      const type = head.toString('latin1', 4, 8)
      const short = head.readUInt32BE(0)
      const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? span.end - at : short
      if (size < 8 || at + size > span.end)
        throw new EncodeError(file.path, 'The muxer wrote a broken MP4. Choose another format.')
      if (PARENTS.has(type)) pending.push({ at: at + 8, end: at + size })
      // Version and flags come first; version 1 has 64-bit times.
      if (TIMED.has(type)) await file.write(new Uint8Array(head[8] === 1 ? 16 : 8), at + 12)
      at += size
    }
  }
}
