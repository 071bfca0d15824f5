import type { LatentShape } from '../../diffusion/clip.ts'

/** Latent frames `start` … `end − 1` of `[C, F, H, W]` as `[C, end − start, H, W]`. */
export function latentFrames(
  latents: Float32Array,
  shape: LatentShape,
  start: number,
  end: number,
): Float32Array {
  const [channels, frames, height, width] = shape
  const area = height * width
  const part = new Float32Array(channels * (end - start) * area)
  for (let c = 0; c < channels; c++)
    part.set(
      latents.subarray((c * frames + start) * area, (c * frames + end) * area),
      c * (end - start) * area,
    )
  return part
}

/** Latents `[C, F, H, W]` with their last frame again until there are `count` of them. */
export function heldLatents(latents: Float32Array, shape: LatentShape, count: number): Float32Array {
  const [channels, frames, height, width] = shape
  if (count <= frames) return latents
  const last = { latents: latentFrames(latents, shape, frames - 1, frames), frames: 1 }
  const again = Array.from({ length: count - frames }, () => last)
  return joinLatents([{ latents, frames }, ...again], channels, height * width)
}

/** Pieces `[C, n, H, W]` one after another in time, as one `[C, Σn, H, W]`. */
export function joinLatents(
  pieces: readonly { readonly latents: Float32Array; readonly frames: number }[],
  channels: number,
  area: number,
): Float32Array {
  const frames = pieces.reduce((sum, piece) => sum + piece.frames, 0)
  const all = new Float32Array(channels * frames * area)
  let at = 0
  for (const piece of pieces) {
    for (let c = 0; c < channels; c++)
      all.set(
        piece.latents.subarray(c * piece.frames * area, (c + 1) * piece.frames * area),
        (c * frames + at) * area,
      )
    at += piece.frames
  }
  return all
}
