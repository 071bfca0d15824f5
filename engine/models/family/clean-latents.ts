import type { LatentShape } from '../../diffusion/clip.ts'

/**
 * Predicted clean latents from a velocity v = eps − x0 at x = (1 − s)·x0 + s·eps: x0 = x − s·v, with the level s of each
 * frame. `velocity` may hold a batch; `offset` is where this clip's `[C, F, H, W]` starts in it.
 */
export function cleanLatents(
  latents: Float32Array,
  velocity: Float32Array,
  offset: number,
  shape: LatentShape,
  sigma: Float32Array,
): Float32Array {
  const [channels, frames, height, width] = shape
  const area = height * width
  const clean = new Float32Array(latents.length)
  let i = 0
  for (let c = 0; c < channels; c++)
    for (let f = 0; f < frames; f++) {
      const s = sigma[f]!
      for (const end = i + area; i < end; i++) clean[i] = latents[i]! - s * velocity[offset + i]!
    }
  return clean
}
