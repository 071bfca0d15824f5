import { checkInteger, checkNumber } from '../check.ts'
import type { Clip } from '../clip.ts'

/** Size and rates of a new clip. */
export interface EmptyClipOptions {
  /** Id of the latent space. */
  readonly space: string
  readonly channels: number
  /** Latent frames; `latentFrames` turns seconds into them. */
  readonly frames: number
  /** Height and width in latent pixels. */
  readonly height: number
  readonly width: number
  /** Frames per second of the decoded video. */
  readonly fps: number
  /** Decoded frames that one latent frame covers. */
  readonly stride: number
  /** Shot that all frames belong to; `shot-1` by default. */
  readonly shot?: string
  /** Seconds at which the clip begins; 0 by default. */
  readonly start?: number
}

/** A clip of which nothing is known: zeros at noise level 1, one wave, one shot. Text-to-video as a pattern. */
export function emptyClip(options: EmptyClipOptions): Clip {
  const { space, channels, frames, height, width, fps, stride, shot = 'shot-1', start = 0 } = options
  for (const [name, size] of Object.entries({ channels, frames, height, width, stride })) {
    checkInteger(name, size, 1, 1_000_000)
  }
  checkInteger('clip size', channels * frames * height * width, 1, 0x7fffffff)
  checkNumber('fps', fps, 1e-3, 1000)
  checkNumber('start', start, -86_400, 8_000_000)
  return {
    latents: new Float32Array(channels * frames * height * width),
    shape: [channels, frames, height, width],
    sigma: new Float32Array(frames).fill(1),
    known: new Float32Array(frames),
    wave: new Int32Array(frames),
    shot: Array.from({ length: frames }, () => shot),
    time: Float32Array.from({ length: frames }, (_, frame) => start + (frame * stride) / fps),
    fps,
    space,
  }
}

/** Latent frames that cover `seconds` (0…8,000,000) of video, rounded, at least 1. */
export function latentFrames(seconds: number, fps: number, stride: number): number {
  checkNumber('seconds', seconds, 0, 8_000_000)
  checkNumber('fps', fps, 1e-3, 1000)
  checkInteger('stride', stride, 1, 1_000_000)
  return Math.max(1, Math.round((seconds * fps) / stride))
}
