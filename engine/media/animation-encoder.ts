import { type Box, changedBox, cropImage } from './changed-box.ts'
import type { EncoderSettings, FrameEncoder, StartEncoder } from './frame-encoder.ts'
import type { Image } from './image.ts'
import { EncodeError, MediaError } from './media-error.ts'
import type { AtomicFile } from './atomic-file.ts'

/** The parts of an animation format that differ; each returns or writes whole pieces of the file. */
export interface AnimationFormat {
  readonly name: string
  readonly largestSide: number
  /** Clock ticks per second of frame delays. */
  readonly ticks: number
  /** Shortest delay in ticks that viewers honour. */
  readonly shortest: number
  /** Rectangles start at multiples of this. */
  readonly step: 1 | 2
  /** Pixels around what changed that are drawn again: as far as a lossy edge bleeds into its surroundings. */
  readonly margin: number
  header(settings: EncoderSettings): Uint8Array
  /** One frame: the part of the canvas that changed, shown for `delay` ticks. */
  frame(part: Image, box: Box, delay: number, quality: number): Promise<Uint8Array>
  /** What follows the last frame. */
  trailer(settings: EncoderSettings): Uint8Array
  /** Called when the length of the whole file is known. */
  complete?(file: AtomicFile): Promise<void>
}

/**
 * An encoder of animated pictures at constant memory: each frame is compressed alone, cropped to what changed, and
 * written at once. Frames that change nothing lengthen the one before. Times are rounded so that no error adds up.
 */
export function animationEncoder(format: AnimationFormat): StartEncoder {
  return async (file, settings) => {
    if (Math.max(settings.width, settings.height) > format.largestSide) {
      throw new EncodeError(
        file.path,
        `${format.name} takes sides up to ${format.largestSide} pixels. Choose a smaller scale or MP4.`,
      )
    }
    if (format.ticks / settings.fps < format.shortest) {
      throw new EncodeError(
        file.path,
        `${format.name} shows at most ${format.ticks / format.shortest} frames a second, not ${settings.fps}. Choose MP4.`,
      )
    }
    await file.write(format.header(settings))
    const at = (index: number): number => Math.round((index * format.ticks) / settings.fps)
    let shown: Image | undefined
    let waiting: { part: Image; box: Box; index: number } | undefined
    const flush = async (end: number): Promise<void> => {
      if (!waiting) return
      const { part, box, index } = waiting
      try {
        await file.write(await format.frame(part, box, at(end) - at(index), settings.quality))
      } catch (cause) {
        if (cause instanceof MediaError) throw cause
        throw new EncodeError(file.path, `${format.name} could not be encoded. Try another format.`, cause)
      }
    }
    let count = 0
    const encoder: FrameEncoder = {
      add: async (frame, index) => {
        count = index + 1
        const full = { x: 0, y: 0, width: frame.width, height: frame.height }
        const box = shown ? changedBox(shown, frame, format.step, format.margin) : full
        shown = frame
        if (!box) return
        await flush(index)
        waiting = { part: cropImage(frame, box), box, index }
      },
      finish: async () => {
        await flush(count)
        await file.write(format.trailer(settings))
        await format.complete?.(file)
      },
      cancel: async () => {},
    }
    return encoder
  }
}
