import type { AtomicFile } from './atomic-file.ts'
import type { Image } from './image.ts'

/** What an encoder is told before the first frame. */
export interface EncoderSettings {
  /** Size in pixels of every frame that will be added. */
  readonly width: number
  readonly height: number
  readonly fps: number
  /** Frames that will be added. */
  readonly frames: number
  /** 0 (smallest) … 100 (best). */
  readonly quality: number
  /** JSON text to carry, as `embeddedText` makes it. */
  readonly text: string | undefined
}

/**
 * One video format. Frames go in one by one, in order, and leave for the file as soon as the format allows; `finish`
 * completes the file but neither flushes nor renames it, `cancel` frees what is held and may be called at any time.
 */
export interface FrameEncoder {
  add(frame: Image, index: number): Promise<void>
  finish(): Promise<void>
  cancel(): Promise<void>
}

/** Starts an encoder that writes into `file`. Throws `EncodeError` for settings that the format cannot hold. */
export type StartEncoder = (file: AtomicFile, settings: EncoderSettings) => Promise<FrameEncoder>
