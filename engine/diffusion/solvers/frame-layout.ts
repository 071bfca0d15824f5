import { checkInteger } from '../check.ts'
import type { LatentShape } from '../clip.ts'
import { LengthError } from '../diffusion-error.ts'
import type { Samples, Term } from './solver-types.ts'

/** Where the values of each frame lie in a flat tensor of `length`: `blocks` runs of `run` values per frame. */
export interface FrameLayout {
  readonly frames: number
  readonly blocks: number
  readonly run: number
  readonly length: number
}

/** `[C, F, H, W]` where a shape is given, else F equal blocks in a row. */
export function frameLayout(length: number, frames: number, shape?: LatentShape): FrameLayout {
  if (shape === undefined) {
    if (frames < 1 || length % frames !== 0) {
      throw new LengthError(
        'x',
        length,
        `a multiple of ${frames} frames; give options.shape for [C, F, H, W]`,
      )
    }
    return { frames, blocks: 1, run: length / frames, length }
  }
  checkInteger('options.shape.length', shape.length, 4, 4)
  for (const size of shape) checkInteger('options.shape', size, 1, 0x7fffffff)
  const [channels, ofShape, height, width] = shape
  const run = height * width
  if (channels * ofShape * run !== length)
    throw new LengthError('x', length, `${shape.join('×')}, as options.shape says`)
  if (frames !== ofShape && frames !== 1) {
    throw new LengthError('sigma', frames, `${ofShape}, one for each frame, or one for all`)
  }
  // One level for all frames: the whole tensor is a single block.
  if (frames === 1) return { frames, blocks: 1, run: length, length }
  return { frames, blocks: channels, run, length }
}

/** Weighted sums over the values of one frame, in float64, rounded once into `out`. */
export function blendFrame(
  out: Samples,
  layout: FrameLayout,
  frame: number,
  terms: readonly Term[],
  sum: Float64Array,
): void {
  const { frames, blocks, run } = layout
  for (let block = 0; block < blocks; block++) {
    const start = (block * frames + frame) * run
    sum.fill(0)
    for (const [weight, values] of terms) {
      if (weight !== 0) addScaled(sum, weight, values, start, run)
    }
    out.set(sum, start)
  }
}

/** Copies the values of one frame from `source` into `out`. */
export function copyFrame(out: Samples, layout: FrameLayout, frame: number, source: Samples): void {
  const { frames, blocks, run } = layout
  for (let block = 0; block < blocks; block++) {
    const start = (block * frames + frame) * run
    out.set(source.subarray(start, start + run), start)
  }
}

function addScaled(
  sum: Float64Array,
  weight: number,
  values: ArrayLike<number>,
  start: number,
  run: number,
): void {
  for (let i = 0; i < run; i++) sum[i] = sum[i]! + weight * values[start + i]!
}

/** Visits every run of values of the picked frames: where it starts in the whole, and in the picked frames put together. */
export function eachRun(
  { frames, blocks, run }: FrameLayout,
  picked: readonly number[],
  visit: (frame: number, start: number, at: number) => void,
): void {
  let at = 0
  for (let block = 0; block < blocks; block++) {
    for (const frame of picked) {
      visit(frame, (block * frames + frame) * run, at)
      at += run
    }
  }
}
