import type { Clip } from '../clip.ts'
import type { ClipWindow } from './plan-windows.ts'
import { putFrame } from './window-latents.ts'

/** The clip with all frames made: known, clean, `latents` `[C, F, H, W]`. */
export function finishedClip(clip: Clip, latents: Float32Array): Clip {
  const frames = clip.known.length
  return { ...clip, latents, sigma: new Float32Array(frames), known: new Float32Array(frames).fill(1) }
}

/**
 * The clip of a run stopped in window `wave`, whose samples `x` `[C, f, H, W]` are at `levels` `[f]`: frames of earlier
 * windows are known, frames of this one carry their level, later ones are as they were given. At level 0 a frame is made.
 */
export function stoppedClip(
  clip: Clip,
  latents: Float32Array,
  windows: readonly ClipWindow[],
  wave: number,
  x: Float32Array,
  levels: Float64Array,
): Clip {
  const [known, sigma, now] = [clip.known.slice(), clip.sigma.slice(), latents.slice()]
  for (const { made } of windows.slice(0, wave)) {
    for (const frame of made) {
      known[frame] = 1
      sigma[frame] = 0
    }
  }
  const { frames, made } = windows[wave]!
  putMade(now, clip, windows[wave]!, x)
  for (const frame of made) {
    sigma[frame] = levels[frames.indexOf(frame)]!
    if (sigma[frame] === 0) known[frame] = 1
  }
  return { ...clip, latents: now, known, sigma }
}

/** Writes the frames that a window makes from its samples `[C, f, H, W]` into clip latents, in place. */
export function putMade(
  latents: Float32Array,
  clip: Clip,
  { frames, made }: ClipWindow,
  x: ArrayLike<number>,
): void {
  for (const frame of made) putFrame(latents, clip.shape, frame, x, frames.length, frames.indexOf(frame))
}
