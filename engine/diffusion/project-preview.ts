import { checkLength } from './check.ts'
import type { LatentShape } from './clip.ts'

/** Least-squares latent → RGB: `rgb = bias + Σ factors[c]·latent[c]`, in 0…1. */
export interface PreviewProjection {
  readonly factors: readonly (readonly [number, number, number])[]
  readonly bias: readonly [number, number, number]
}

/**
 * Pictures of all frames at latent size: `[C, F, H, W]` latents → `[F, H, W, 3]` sRGB bytes 0…255, one 3×C matrix a
 * pixel. Writes into `out` where given. A NaN becomes 0: a preview never fails a run.
 */
export function projectPreview(
  latents: Float32Array,
  [channels, frames, height, width]: LatentShape,
  { factors, bias }: PreviewProjection,
  out?: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const pixels = frames * height * width
  checkLength('latents', latents, channels * pixels)
  checkLength('factors', factors, channels)
  const rgb8 = out ?? new Uint8Array(pixels * 3)
  checkLength('out', rgb8, pixels * 3)
  // Rounding and clamping to 0…255 are the array's own.
  const clamped = new Uint8ClampedArray(rgb8.buffer, rgb8.byteOffset, rgb8.length)
  const r = new Float32Array(block)
  const g = new Float32Array(block)
  const b = new Float32Array(block)
  for (let start = 0; start < pixels; start += block) {
    const count = Math.min(block, pixels - start)
    r.fill(bias[0] * 255)
    g.fill(bias[1] * 255)
    b.fill(bias[2] * 255)
    for (let c = 0; c < channels; c++) {
      const [fr, fg, fb] = factors[c]!
      accumulate(r, g, b, latents, c * pixels + start, count, fr * 255, fg * 255, fb * 255)
    }
    for (let i = 0, o = start * 3; i < count; i++, o += 3) {
      clamped[o] = r[i]!
      clamped[o + 1] = g[i]!
      clamped[o + 2] = b[i]!
    }
  }
  return rgb8
}

/** Pixels summed at a time: three rows of sums that stay in the first-level cache. */
const block = 2048

function accumulate(
  r: Float32Array,
  g: Float32Array,
  b: Float32Array,
  latents: Float32Array,
  offset: number,
  count: number,
  fr: number,
  fg: number,
  fb: number,
): void {
  for (let i = 0; i < count; i++) {
    const value = latents[offset + i]!
    r[i] = r[i]! + value * fr
    g[i] = g[i]! + value * fg
    b[i] = b[i]! + value * fb
  }
}
