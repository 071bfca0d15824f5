import { probeAnimation } from './animation-frames.ts'
import { probeContainer } from './container-frames.ts'
import { MAX_FRAMES, MAX_PIXELS } from './limits.ts'
import { TooLargeError, UnreadableError, checkAborted } from './media-error.ts'
import { sniffFile } from './sniff.ts'
import type { OpenOptions } from './video.ts'

/** What is known of a video file without decoding it. */
export interface VideoInfo {
  readonly kind: 'mp4' | 'webm' | 'gif' | 'webp'
  /** Size in pixels as shown: rotation and pixel shape applied. */
  readonly width: number
  readonly height: number
  /** Frames per second; where pictures are unevenly spaced, of the even clock that they are laid on. */
  readonly fps: number
  readonly frames: number
  /** Size of the file. */
  readonly bytes: number
}

/**
 * Looks into an MP4, WebM, GIF or animated WebP file. Throws `MissingFileError`, `UnreadableError` (damaged, another
 * format, no video in it) or `TooLargeError` (over 64 Mpx a frame or a million frames).
 */
export async function probeVideo(path: string, options?: OpenOptions): Promise<VideoInfo> {
  const { kind, bytes } = await sniffFile(path)
  checkAborted(options?.signal, path)
  if (kind !== 'mp4' && kind !== 'webm' && kind !== 'gif' && kind !== 'webp') {
    throw new UnreadableError(
      path,
      `"${path}" is not an MP4, WebM, GIF or WebP video. Convert it to one of these.`,
    )
  }
  const found = kind === 'mp4' || kind === 'webm' ? await probeContainer(path) : await probeAnimation(path)
  if (found.width * found.height > MAX_PIXELS || found.frames > MAX_FRAMES) {
    throw new TooLargeError(
      path,
      `"${path}" has ${found.frames} frames of ${found.width}×${found.height}; the limit is ${MAX_FRAMES} frames of ${MAX_PIXELS} pixels.`,
    )
  }
  return { kind, bytes, ...found }
}
