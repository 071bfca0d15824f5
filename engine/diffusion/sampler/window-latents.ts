import type { LatentShape } from '../clip.ts'

/** Copies frames `frames` of `[C, F, H, W]` latents into a new `[C, f, H, W]` array. */
export function takeFrames(
  latents: Float32Array,
  shape: LatentShape,
  frames: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const [channels, total, height, width] = shape
  const size = height * width
  const out = new Float32Array(channels * frames.length * size)
  for (let c = 0; c < channels; c++) {
    for (let f = 0; f < frames.length; f++) {
      const start = (c * total + frames[f]!) * size
      out.set(latents.subarray(start, start + size), (c * frames.length + f) * size)
    }
  }
  return out
}

/** Writes one frame of `[C, f, H, W]` latents over one frame of `[C, F, H, W]` ones, in place. */
export function putFrame(
  target: Float32Array,
  [channels, total, height, width]: LatentShape,
  frame: number,
  source: ArrayLike<number>,
  sourceFrames: number,
  sourceFrame: number,
): void {
  const size = height * width
  for (let c = 0; c < channels; c++) {
    const from = (c * sourceFrames + sourceFrame) * size
    const to = (c * total + frame) * size
    for (let i = 0; i < size; i++) target[to + i] = source[from + i]!
  }
}
