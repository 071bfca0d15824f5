import { AtomicFile } from './atomic-file.ts'
import { type Embedded, embeddedText } from './embedded.ts'
import type { FrameEncoder } from './frame-encoder.ts'
import { EncodeError, MismatchError, asAborted, checkAborted } from './media-error.ts'
import { scaleFrame } from './scale-frame.ts'
import { type VideoFormat, videoFormats } from './video-format.ts'
import type { Frame, Video } from './video.ts'
import { type StillChoice, writeStills } from './write-stills.ts'

/** How a video is written. */
export interface WriteOptions {
  readonly format: VideoFormat
  /** 0 (smallest file) … 100 (best picture); default 80. Lossless for PNG, and for WebP at 100. */
  readonly quality?: number
  /** Whole enlargement 1…16 for small videos; default 1. */
  readonly scale?: number
  /** How `scale` enlarges; default `smooth`. */
  readonly kernel?: 'smooth' | 'nearest'
  /** The workflow to carry inside the file. */
  readonly metadata?: Embedded
  /** For `png`: which frame, or every frame; default frame 0. */
  readonly still?: StillChoice
  readonly signal?: AbortSignal
  /** Called after each frame is encoded, with its index and the number of frames. */
  onFrame?(index: number, frames: number): void
}

/** What was written. */
export interface WrittenVideo {
  /** Files in order; one, except for `png` with every frame. */
  readonly files: readonly string[]
  /** Size in pixels as stored; MP4 and WebM pad odd sizes by one pixel. */
  readonly width: number
  readonly height: number
  readonly frames: number
  /** Bytes of all files. */
  readonly bytes: number
}

/**
 * Encodes a video while its frames are being decoded; a few frames are in memory at a time, never the clip. The file
 * appears under `path` only when it is whole and on disk; otherwise its temporary is removed and an error is thrown:
 * `AbortedError`, `WriteError` (`media.disk-full` among them), `EncodeError`, or what the video's own frames threw.
 * Equal frames and options give equal bytes.
 */
export async function writeVideo(video: Video, path: string, options: WriteOptions): Promise<WrittenVideo> {
  const { quality = 80, scale = 1, kernel = 'smooth', signal } = options
  if (!(quality >= 0 && quality <= 100))
    throw new EncodeError(path, `Quality goes from 0 to 100, not ${quality}.`)
  if (!Number.isInteger(scale) || scale < 1 || scale > 16) {
    throw new EncodeError(path, `Scale is a whole number from 1 to 16, not ${scale}.`)
  }
  const facts = Object.hasOwn(videoFormats, options.format) ? videoFormats[options.format] : undefined
  if (!facts)
    throw new EncodeError(path, `"${options.format}" is not a format that is written here. Choose mp4-h264.`)
  checkAborted(signal, path)
  if (!facts.start) return writeStills(video, path, options)

  const text = options.metadata && embeddedText(options.metadata)
  const width = video.width * scale
  const height = video.height * scale
  const file = await AtomicFile.create(path)
  let encoder: FrameEncoder | undefined
  try {
    encoder = await facts.start(file, { width, height, fps: video.fps, frames: video.frames, quality, text })
    let count = 0
    for await (const frame of video.open(undefined, { signal })) {
      checkAborted(signal, path)
      checkFrame(video, frame)
      await encoder.add(await scaleFrame(frame, scale, kernel), count)
      options.onFrame?.(count, video.frames)
      count++
    }
    if (count !== video.frames) {
      throw new MismatchError(
        path,
        `The video gave ${count} frames where ${video.frames} were promised. Make it again.`,
      )
    }
    await encoder.finish()
    checkAborted(signal, path)
    const bytes = file.size
    await file.commit()
    const padded = facts.extension === 'mp4' || facts.extension === 'webm' ? 1 : 0
    return {
      files: [path],
      width: width + (width & padded),
      height: height + (height & padded),
      frames: count,
      bytes,
    }
  } catch (cause) {
    await encoder?.cancel()
    throw signal?.aborted ? asAborted(path, cause) : cause
  } finally {
    await file.discard()
  }
}

function checkFrame(video: Video, frame: Frame): void {
  if (
    frame.width === video.width &&
    frame.height === video.height &&
    frame.data.length === frame.width * frame.height * 3
  )
    return
  throw new MismatchError(
    `frame ${frame.index}`,
    `Frame ${frame.index} is ${frame.width}×${frame.height} in a video of ${video.width}×${video.height}. Make the video again.`,
  )
}
