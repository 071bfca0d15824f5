import { type AnimationTiming, animationTiming } from './animation-timing.ts'
import type { FileVideoRecipe } from './file-video.ts'
import { MAX_PIXELS } from './limits.ts'
import { MediaError, UnreadableError } from './media-error.ts'
import { readWhole } from './read-image.ts'
import type { FrameRange } from './video.ts'

/** Raw frames that are decoded at a time: a GIF has no seek points, so fewer reads mean less work done twice. */
const CHUNK_BYTES = 32 * 1024 * 1024

/**
 * Size, rate and frame count of a GIF or WebP, with uneven delays laid on an even clock (`animationTiming`).
 * Throws `UnreadableError` or `TooLargeError`.
 */
export async function probeAnimation(
  path: string,
): Promise<{ width: number; height: number; fps: number; frames: number }> {
  const { width, height, timing } = await look(path, await readWhole(path))
  return { width, height, fps: timing.fps, frames: timing.repeats.reduce((sum, count) => sum + count, 0) }
}

/** RGB bytes of frames `range.start` … `range.end − 1`; transparent parts are black. */
export async function* animationFrames(
  recipe: FileVideoRecipe,
  range: FrameRange,
): AsyncGenerator<Uint8Array> {
  const { path, width, height } = recipe
  const file = await readWhole(path)
  const { timing } = await look(path, file)
  const frameBytes = width * height * 3
  const chunk = Math.max(1, Math.floor(CHUNK_BYTES / frameBytes))
  let held: { first: number; data: Uint8Array } | undefined
  let frame = 0
  for (const [page, repeats] of timing.repeats.entries()) {
    const from = Math.max(range.start - frame, 0)
    const to = Math.min(range.end - frame, repeats)
    frame += repeats
    if (from >= to) continue
    if (!held || page >= held.first + chunk) {
      const pages = Math.min(chunk, timing.repeats.length - page)
      held = { first: page, data: await decode(path, file, page, pages, frameBytes) }
    }
    const at = (page - held.first) * frameBytes
    const data = new Uint8Array(held.data.subarray(at, at + frameBytes))
    for (let i = from; i < to; i++) yield data
  }
}

/** The image library caches files by name, so it is given bytes: a file that was written anew is another file. */
async function look(
  path: string,
  file: Uint8Array,
): Promise<{ width: number; height: number; timing: AnimationTiming }> {
  try {
    const { default: sharp } = await import('sharp')
    const found = await sharp(file, { animated: true, limitInputPixels: false }).metadata()
    const pages = found.pages ?? 1
    const delays = Array.from({ length: pages }, (_, i) => found.delay?.[i] ?? 0)
    const timing = animationTiming(delays, found.format === 'gif' ? 10 : 1)
    return { width: found.width, height: found.pageHeight ?? found.height, timing }
  } catch (cause) {
    throw named(path, cause)
  }
}

async function decode(
  path: string,
  file: Uint8Array,
  page: number,
  pages: number,
  frameBytes: number,
): Promise<Uint8Array> {
  try {
    const { default: sharp } = await import('sharp')
    const data = await sharp(file, { page, pages, limitInputPixels: MAX_PIXELS + CHUNK_BYTES })
      .flatten({ background: '#000' })
      .toColourspace('srgb')
      .raw()
      .toBuffer()
    if (data.length !== frameBytes * pages)
      throw new Error(`Expected ${frameBytes * pages} bytes, found ${data.length}.`)
    return data
  } catch (cause) {
    throw named(path, cause)
  }
}

function named(path: string, cause: unknown): MediaError {
  if (cause instanceof MediaError) return cause
  return new UnreadableError(
    path,
    `"${path}" is damaged or not an animation. Get the file again or convert it.`,
    cause,
  )
}
