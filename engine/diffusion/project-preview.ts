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
  const sums = [new Float32Array(block), new Float32Array(block), new Float32Array(block)] as const
  const weights = factors.map((row) => row.map((factor) => factor * 255))
  for (let start = 0; start < pixels; start += block) {
    const count = Math.min(block, pixels - start)
    sums.forEach((sum, k) => sum.fill(bias[k]! * 255))
    for (let c = 0; c < channels; c += 4) {
      const rows = weights.slice(c, c + 4)
      if (rows.length === 4) addFour(sums, latents, c * pixels + start, pixels, count, rows.flat())
      else rows.forEach((row, i) => addOne(sums, latents, (c + i) * pixels + start, count, row))
    }
    const [r, g, b] = sums
    for (let i = 0, o = start * 3; i < count; i++, o += 3) {
      clamped[o] = r[i]!
      clamped[o + 1] = g[i]!
      clamped[o + 2] = b[i]!
    }
  }
  return rgb8
}

/** Pixels summed at a time: three rows of sums that stay in the first-level cache. */
const block = 1024

type Sums = readonly [r: Float32Array, g: Float32Array, b: Float32Array]

/** Four channels in one pass, since the sums' loads and stores cost more than the products. */
function addFour(
  [r, g, b]: Sums,
  latents: Float32Array,
  offset: number,
  stride: number,
  count: number,
  weights: readonly number[],
): void {
  const [r0, g0, b0, r1, g1, b1, r2, g2, b2, r3, g3, b3] = weights as Twelve
  for (let i = 0, at = offset; i < count; i++, at++) {
    const v0 = latents[at]!
    const v1 = latents[at + stride]!
    const v2 = latents[at + 2 * stride]!
    const v3 = latents[at + 3 * stride]!
    r[i] = r[i]! + v0 * r0 + v1 * r1 + v2 * r2 + v3 * r3
    g[i] = g[i]! + v0 * g0 + v1 * g1 + v2 * g2 + v3 * g3
    b[i] = b[i]! + v0 * b0 + v1 * b1 + v2 * b2 + v3 * b3
  }
}

function addOne(
  [r, g, b]: Sums,
  latents: Float32Array,
  offset: number,
  count: number,
  weights: readonly number[],
): void {
  const [r0, g0, b0] = weights as [number, number, number]
  for (let i = 0; i < count; i++) {
    const value = latents[offset + i]!
    r[i] = r[i]! + value * r0
    g[i] = g[i]! + value * g0
    b[i] = b[i]! + value * b0
  }
}

type Twelve = readonly [
  ...[number, number, number],
  ...[number, number, number],
  ...[number, number, number],
  ...[number, number, number],
]
