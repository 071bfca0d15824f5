import type { Clip } from '../clip.ts'
import { takeFrames } from '../sampler/window-latents.ts'

/** The clip of the frames at `frames` (indices of the clip, in the order wanted), with all that belongs to them. */
export function pickFrames(clip: Clip, frames: ArrayLike<number>): Clip {
  const [channels, , height, width] = clip.shape
  return {
    ...clip,
    latents: takeFrames(clip.latents, clip.shape, frames),
    shape: [channels, frames.length, height, width],
    sigma: Float32Array.from(frames, (frame) => clip.sigma[frame]!),
    known: Float32Array.from(frames, (frame) => clip.known[frame]!),
    wave: Int32Array.from(frames, (frame) => clip.wave[frame]!),
    shot: Array.from(frames, (frame) => clip.shot[frame]!),
    time: Float32Array.from(frames, (frame) => clip.time[frame]!),
  }
}
