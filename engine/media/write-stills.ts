import { rm } from 'node:fs/promises'
import { dirname, extname, join, basename } from 'node:path'
import { AtomicFile } from './atomic-file.ts'
import { embeddedText } from './embedded.ts'
import { encodePng } from './encode-png.ts'
import { asAborted, checkAborted } from './media-error.ts'
import { scaleFrame } from './scale-frame.ts'
import { resolveRange, type Video } from './video.ts'
import type { WriteOptions, WrittenVideo } from './write-video.ts'

/** One frame by its index (negative counts from the end), or every frame as a file of its own. */
export type StillChoice = number | 'every'

/**
 * Writes frames as PNG. One frame goes to `path` itself; with `every`, frame 7 of `fox.png` goes to `fox-0007.png` (at
 * least four digits), and where one fails, those before it are removed.
 */
export async function writeStills(video: Video, path: string, options: WriteOptions): Promise<WrittenVideo> {
  const { still = 0, scale = 1, kernel = 'smooth', signal } = options
  const text = options.metadata && embeddedText(options.metadata)
  const chosen = still === 'every' ? undefined : still < 0 ? video.frames + still : still
  const range = chosen === undefined ? undefined : { start: chosen, end: chosen + 1 }
  const { start, end } = resolveRange(range, video.frames, path)
  const files: string[] = []
  let bytes = 0
  try {
    for await (const frame of video.open({ start, end }, { signal })) {
      checkAborted(signal, path)
      const png = await encodePng(await scaleFrame(frame, scale, kernel), text)
      const name = chosen === undefined ? numbered(path, frame.index, video.frames) : path
      await writeWhole(name, png)
      files.push(name)
      bytes += png.length
      options.onFrame?.(frame.index, video.frames)
    }
  } catch (cause) {
    for (const name of files) await rm(name, { force: true }).catch(() => {})
    throw signal?.aborted ? asAborted(path, cause) : cause
  }
  return { files, width: video.width * scale, height: video.height * scale, frames: files.length, bytes }
}

/** Writes bytes as a file that appears whole or not at all. Throws `WriteError`. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await AtomicFile.create(path)
  try {
    await file.write(bytes)
    await file.commit()
  } finally {
    await file.discard()
  }
}

function numbered(path: string, index: number, frames: number): string {
  const digits = Math.max(4, String(frames - 1).length)
  const extension = extname(path)
  return join(
    dirname(path),
    `${basename(path, extension)}-${String(index).padStart(digits, '0')}${extension}`,
  )
}
