import type { PreviewStep, StepPictures } from '../define/index.ts'
import { toHalf } from '../models/session/half.ts'
import { itemName } from '../run/index.ts'
import type { ItemOf } from '../run/index.ts'

/** Least-squares latent → RGB. */
export type StepProjection = PreviewStep['projection']

/** How long a latent frame is to be shown: frames of the finished video that the first stands for, and each of the rest. */
export interface StepTiming {
  readonly fps: number
  readonly first: number
  readonly rest: number
}

/** One denoising step as the worker keeps it: half-precision copies that outlive the callback. */
export interface KeptStep {
  readonly run: string
  readonly node: string
  /** Which item of a mapped node or a loop, outermost first: `2`, `0.2`. */
  readonly item?: string
  readonly step: number
  readonly of: number
  readonly sigma: number
  /** `[C, F, H, W]` */
  readonly shape: readonly number[]
  readonly projection: StepProjection
  readonly timing: StepTiming
  /** Predicted clean latents of all frames, float16. */
  readonly latents: Uint16Array
  /** Small pictures of them, where the model draws such. */
  readonly pictures?: StepPictures
  /** The clip as a stop here would leave it, float16 latents; what a branch starts from. */
  readonly left?: {
    readonly latents: Uint16Array
    readonly sigma: readonly number[]
    readonly known: readonly number[]
    readonly space?: string
  }
}

/** Copies a step. */
export function keepStep(run: string, node: string, step: PreviewStep, item?: ItemOf): KeptStep {
  const { left, shape, projection, pictures, sigma, of, fps, spans = { first: 1, rest: 1 } } = step
  return {
    run,
    node,
    ...(item && { item: itemName(item) }),
    step: step.step,
    of,
    sigma,
    shape: [...shape],
    projection,
    timing: { fps, ...spans },
    latents: toHalf(step.latents),
    ...(pictures && { pictures }),
    ...(left && {
      left: {
        latents: toHalf(left.latents),
        sigma: [...left.sigma],
        known: [...left.known],
        ...(left.space !== undefined && { space: left.space }),
      },
    }),
  }
}
