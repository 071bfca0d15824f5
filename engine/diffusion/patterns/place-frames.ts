import { checkClip } from '../check-clip.ts'
import { checkFinite, checkInteger, checkLength, checkNumber } from '../check.ts'
import type { Clip } from '../clip.ts'
import { putFrame } from '../sampler/window-latents.ts'

/** Latents to put into a clip, and where. */
export interface Placement {
  /** `[C, n, H, W]` of the clip's own C, H and W. */
  readonly latents: Float32Array
  /** First latent frame they go to. */
  readonly at: number
  /** 0…1: how much of them is kept. 1 keeps them bit for bit; below, they are re-noised to 1 − strength and made again. */
  readonly strength?: number
}

/** The clip with given frames in place: an image at the start, at the end, anywhere, or a stretch of another clip. */
export function placeFrames(clip: Clip, { latents, at, strength = 1 }: Placement): Clip {
  checkClip(clip)
  checkNumber('strength', strength, 0, 1)
  const [channels, frames, height, width] = clip.shape
  const size = channels * height * width
  const count = Math.max(1, Math.round(latents.length / size))
  checkLength('latents', latents, count * size)
  checkFinite('latents', latents)
  checkInteger('at', at, 0, frames - count)
  const next = {
    ...clip,
    latents: clip.latents.slice(),
    known: clip.known.slice(),
    sigma: clip.sigma.slice(),
  }
  for (let i = 0; i < count; i++) {
    putFrame(next.latents, clip.shape, at + i, latents, count, i)
    next.known[at + i] = strength
    next.sigma[at + i] = 0
  }
  return next
}

/** The latent frame whose time is nearest to `seconds`. */
export function frameAt(clip: Clip, seconds: number): number {
  checkNumber('seconds', seconds, -86_400, 8_500_000)
  let best = 0
  clip.time.forEach((time, frame) => {
    if (Math.abs(time - seconds) < Math.abs(clip.time[best]! - seconds)) best = frame
  })
  return best
}

/** First and last latent frame given, `[C, 1, H, W]` each: the model makes what lies between. */
export function firstLast(clip: Clip, first: Float32Array, last: Float32Array, strength = 1): Clip {
  const started = placeFrames(clip, { latents: first, at: 0, strength })
  return placeFrames(started, { latents: last, at: clip.shape[1] - 1, strength })
}
