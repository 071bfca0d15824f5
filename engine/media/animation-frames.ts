import type { FileVideoRecipe } from './file-video.ts'
import { MAX_PICTURE_BYTES, MAX_PIXELS } from './limits.ts'
import { MediaError, TooLargeError, UnreadableError } from './media-error.ts'
import type { FrameRange } from './video.ts'
import { stat } from 'node:fs/promises'

/** Raw frames that are decoded at a time: a GIF has no seek points, so fewer reads mean less work done twice. */
const CHUNK_BYTES = 32 * 1024 * 1024

/**
 * Size, rate and frame count of a GIF or WebP. Uneven delays become their mean rate; a still has one frame at 1 fps.
 * Throws `UnreadableError` or `TooLargeError`.
 */
export async function probeAnimation(
  path: string,
  kind: 'gif' | 'webp',
): Promise<{ width: number; height: number; fps: number; frames: number }> {
  const { size } = await stat(path)
  if (size > MAX_PICTURE_BYTES) {
    throw new TooLargeError(path, `"${path}" is over ${MAX_PICTURE_BYTES} bytes. Convert it to MP4 first.`)
  }
  try {
    const { default: sharp } = await import('sharp')
    const found = await sharp(path, { animated: true, limitInputPixels: false }).metadata()
    const frames = found.pages ?? 1
    const total = (found.delay ?? []).reduce((sum, ms) => sum + ms, 0)
    const mean = total > 0 ? (1000 * frames) / total : 1
    // Delays are whole milliseconds or hundredths, so a rate within their rounding of a whole one is that one.
    const whole = Math.round(mean)
    const rounding = (kind === 'gif' ? 10 : 1) / Math.max(total, 1)
    const fps =
      whole > 0 && Math.abs(mean - whole) <= whole * rounding ? whole : Math.round(mean * 1000) / 1000
    return {
      width: found.width,
      height: found.pageHeight ?? found.height,
      fps: Math.min(Math.max(fps, 0.001), 1000),
      frames,
    }
  } catch (cause) {
    throw named(path, cause)
  }
}

/** RGB bytes of frames `range.start` … `range.end − 1`; transparent parts are black. */
export async function* animationFrames(
  recipe: FileVideoRecipe,
  range: FrameRange,
): AsyncGenerator<Uint8Array> {
  const { path, width, height } = recipe
  const frameBytes = width * height * 3
  const chunk = Math.max(1, Math.floor(CHUNK_BYTES / frameBytes))
  const { default: sharp } = await import('sharp')
  for (let page = range.start; page < range.end; page += chunk) {
    const pages = Math.min(chunk, range.end - page)
    let data: Buffer
    try {
      data = await sharp(path, { page, pages, limitInputPixels: MAX_PIXELS + CHUNK_BYTES })
        .flatten({ background: '#000' })
        .toColourspace('srgb')
        .raw()
        .toBuffer()
    } catch (cause) {
      throw named(path, cause)
    }
    if (data.length !== frameBytes * pages)
      throw named(path, new Error(`Expected ${frameBytes * pages} bytes, found ${data.length}.`))
    for (let i = 0; i < pages; i++) yield new Uint8Array(data.subarray(i * frameBytes, (i + 1) * frameBytes))
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
