import type { PreviewStep } from '../define/index.ts'
import { toHalf } from '../models/session/half.ts'
import { itemName } from '../run/index.ts'
import type { ItemOf } from '../run/index.ts'

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
  readonly projection: PreviewStep['projection']
  /** Predicted clean latents of all frames, float16. */
  readonly latents: Uint16Array
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
  const { left, shape, projection, sigma, of } = step
  return {
    run,
    node,
    ...(item && { item: itemName(item) }),
    step: step.step,
    of,
    sigma,
    shape: [...shape],
    projection,
    latents: toHalf(step.latents),
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
