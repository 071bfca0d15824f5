import { checkInteger } from '../check.ts'
import type { Clip } from '../clip.ts'
import { UnknownNameError } from '../diffusion-error.ts'
import { emptyClip, latentFrames } from './empty-clip.ts'
import { joinClips } from './join-clips.ts'
import { keepClip } from './keep-clip.ts'
import { pickFrames } from './pick-frames.ts'

/** Which way a clip grows. */
export const extendModes = ['forward', 'backward', 'both', 'loop'] as const

/** One of `extendModes`. */
export type ExtendMode = (typeof extendModes)[number]

/** How a clip is extended. */
export interface ExtendOptions {
  readonly mode: ExtendMode
  /** Seconds to make; with `both`, at each end. */
  readonly seconds: number
  /** Decoded frames that one latent frame covers. */
  readonly stride: number
  /**
   * `forward`, `backward`: latent frames of the clip that stay, nearest the new ones; all by default. `loop`: how many
   * of the first frames stand again at the end for the new ones to meet; 1 by default, cut off later by `trimClip`.
   */
  readonly overlap?: number
  /** Shot of the new frames; that of the frame they continue by default. */
  readonly shot?: string
}

/**
 * A finished clip with unknown frames before it, after it or both; with `loop`, after it and up to its own beginning.
 * The given frames are known and keep their times; new ones continue the time axis, before zero where need be.
 */
export function extendClip(clip: Clip, options: ExtendOptions): Clip {
  const { mode, seconds, stride, overlap } = options
  if (!extendModes.includes(mode)) throw new UnknownNameError('extend mode', mode, extendModes)
  const whole = keepClip(clip)
  const total = whole.known.length
  if (overlap !== undefined) checkInteger('overlap', overlap, 1, total)
  const frames = latentFrames(seconds, clip.fps, stride)
  const stay = mode === 'loop' ? total : (overlap ?? total)
  const spacing = stride / clip.fps
  const after = (): Clip =>
    blank(whole, frames, stride, whole.time[total - 1]! + spacing, options.shot ?? whole.shot[total - 1]!)
  const before = (): Clip =>
    blank(whole, frames, stride, whole.time[0]! - frames * spacing, options.shot ?? whole.shot[0]!)
  const head = range(0, stay)
  switch (mode) {
    case 'forward':
      return joinClips([pickFrames(whole, range(total - stay, total)), after()])
    case 'backward':
      return joinClips([before(), pickFrames(whole, head)])
    case 'both':
      // Between two seams nothing can be left out without tearing the clip.
      return joinClips([before(), whole, after()])
    case 'loop': {
      const gap = after()
      const end = gap.time[frames - 1]! + spacing
      const meet = pickFrames(whole, range(0, overlap ?? 1))
      return joinClips([whole, gap, { ...meet, time: meet.time.map((time) => time - whole.time[0]! + end) }])
    }
  }
}

function blank(like: Clip, frames: number, stride: number, start: number, shot: string): Clip {
  const [channels, , height, width] = like.shape
  const { space, fps } = like
  return emptyClip({ space, channels, frames, height, width, fps, stride, start, shot })
}

function range(start: number, end: number): Int32Array {
  return Int32Array.from({ length: end - start }, (_, i) => start + i)
}
