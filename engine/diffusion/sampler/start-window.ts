import type { Clip } from '../clip.ts'
import { alphaOf, type Parametrisation } from '../solvers/parametrisation.ts'
import { frameLevels } from './frame-levels.ts'
import type { ClipWindow } from './plan-windows.ts'
import type { FrameNoise } from './sampler-noise.ts'
import { takeFrames } from './window-latents.ts'

/**
 * Levels `[f]` of a window's frames at step i: 0 for finished frames; for the others `frameLevels`, and never above
 * what a stopped run left them at, which is where they start. A clip holds both as float32, and 1 − known need not be the number that it stands for: one
 * that is a hair's breadth from a level of the schedule is that level, or a step of that breadth would spoil what solvers
 * remember of their steps.
 */
export function windowLevels(
  sigmas: ArrayLike<number>,
  i: number,
  clip: Clip,
  { frames, made }: ClipWindow,
): Float64Array {
  const making = new Set(made)
  const known = Float64Array.from(frames, (frame) => (making.has(frame) ? clip.known[frame]! : 1))
  return frameLevels(sigmas, i, known).map((joined, place) => {
    const level = known[place]! > 0 && known[place]! < 1 ? levelOf(sigmas, joined) : joined
    const left = clip.sigma[frames[place]!]!
    if (!making.has(frames[place]!) || left <= 0 || left >= 1) return level
    // What carries more noise than the schedule begins with is told so, and comes down to the schedule in the first step.
    if (i === 0 && left > sigmas[0]!) return levelOf(sigmas, left)
    return Math.min(level, levelOf(sigmas, left))
  })
}

/**
 * The samples that a window starts from, `[C, f, H, W]`: finished frames as they are, the others noised from the level
 * they carry to the first one of the schedule. A frame that carries nothing (sigma 1) starts from its mean, zero.
 */
export function startWindow(
  latents: Float32Array,
  clip: Clip,
  { frames, made }: ClipWindow,
  levels: Float64Array,
  noise: FrameNoise,
  parametrisation: Parametrisation,
): Float32Array<ArrayBuffer> {
  const x = takeFrames(latents, clip.shape, frames)
  const [channels, , height, width] = clip.shape
  const size = height * width
  for (const frame of made) {
    const place = frames.indexOf(frame)
    const target = levels[place]!
    const carried = clip.sigma[frame]!
    if (carried > 0 && carried < 1) continue
    const keep = carried === 0 ? alphaOf(parametrisation, target) : 0
    const drawn = noise(frame, 0)
    for (let c = 0; c < channels; c++) {
      const start = (c * frames.length + place) * size
      for (let i = 0; i < size; i++) x[start + i] = keep * x[start + i]! + target * drawn[c * size + i]!
    }
  }
  return x
}

/** Levels that are this close are the same: steps are a thousandth at least where a schedule has a thousand of them. */
const hair = 1e-5

/** The level of the schedule that is a hair's breadth from one; that itself where there is none. */
function levelOf(sigmas: ArrayLike<number>, level: number): number {
  let nearest = level
  let least = hair
  for (let i = 0; i < sigmas.length; i++) {
    const apart = Math.abs(sigmas[i]! - level)
    if (apart < least) [nearest, least] = [sigmas[i]!, apart]
  }
  return nearest
}
