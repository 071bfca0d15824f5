import { FrameRangeError } from './media-error.ts'

/** One picture of a video. `data` is row-major sRGB, three bytes a pixel (`3·width·height` bytes, 0…255). */
export interface Frame {
  /** Position in the video it was read from, from 0. */
  readonly index: number
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Frames `start` … `end − 1`. */
export interface FrameRange {
  readonly start: number
  readonly end: number
}

/**
 * How to make a video again: plain structured-cloneable data (typed arrays and nested recipes are fine). It is what
 * caches keep instead of pixels; `reviveVideo` turns it back into a `Video`.
 */
export interface VideoRecipe {
  readonly type: string
  readonly [key: string]: unknown
}

/** What a reader of frames may be told. */
export interface OpenOptions {
  /** Ends the pass between frames with `AbortedError`. */
  readonly signal?: AbortSignal | undefined
}

/**
 * A video as something that can be opened, any number of times and at any range; it never holds a whole clip in
 * memory. Frames come in order, each of `width`×`height` pixels and with its index in this video; a reader may keep
 * a frame's bytes but not write to them. `open` throws `FrameRangeError` at once for a range outside the video.
 */
export interface Video {
  readonly width: number
  readonly height: number
  /** Frames per second, above 0. */
  readonly fps: number
  /** Number of frames, at least 1. */
  readonly frames: number
  readonly recipe: VideoRecipe
  open(range?: FrameRange, options?: OpenOptions): AsyncIterable<Frame>
}

/** The range that was asked for, or the whole video. Throws `FrameRangeError` where a bound is outside `0…frames`. */
export function resolveRange(range: FrameRange | undefined, frames: number, subject: string): FrameRange {
  if (!range) return { start: 0, end: frames }
  const { start, end } = range
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= frames)
    return { start, end }
  throw new FrameRangeError(
    subject,
    `Frames ${start} to ${end} were asked for, but the video has frames 0 to ${frames}. Choose a range inside it.`,
  )
}
