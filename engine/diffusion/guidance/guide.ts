import { checkNumber } from '../check.ts'
import { MissingError, UnknownNameError } from '../diffusion-error.ts'
import { type FrameLayout, frameIndices } from '../solvers/frame-layout.ts'
import { type Parametrisation, scaleOf } from '../solvers/parametrisation.ts'
import { adaptiveProjected } from './adaptive-projected.ts'
import { cfgZero } from './cfg-zero.ts'
import { classifierFree } from './classifier-free.ts'
import { type GuidanceName, guidanceNames } from './guidance-names.ts'
import { rescaleGuided } from './rescale-guided.ts'

/** How far, how and where the prompt is followed. Plain JSON. */
export interface GuidanceOptions {
  readonly name: GuidanceName
  /** 0…100; 1 follows the conditional prediction as it is. */
  readonly scale: number
  /** 0…1, how much of the conditional spread is restored; 0 by default. Not for `apg`. */
  readonly rescale?: number
  /** Noise levels [low, high] within which guidance acts; all by default (Kynkäänniemi et al. 2024). */
  readonly interval?: readonly [low: number, high: number]
  /** `cfg-zero`: first steps without any velocity; 1 by default, 0 is off. */
  readonly zeroSteps?: number
  /** `apg`: see `AdaptiveProjectedOptions`; 0, −0.5 and 0 (off) by default. */
  readonly eta?: number
  readonly momentum?: number
  readonly threshold?: number
}

/** Throws a named error unless every setting is in its range. */
export function checkGuidance({ name, ...options }: GuidanceOptions): void {
  if (!guidanceNames.includes(name)) throw new UnknownNameError('guidance', name, guidanceNames)
  checkNumber('guidance.scale', options.scale, 0, 100)
  checkNumber('guidance.rescale', options.rescale ?? 0, 0, 1)
  const [low, high] = options.interval ?? [0, 1]
  checkNumber('guidance.interval', low, 0, 1)
  checkNumber('guidance.interval', high, low, 1)
  checkNumber('guidance.zeroSteps', options.zeroSteps ?? 1, 0, 10_000)
  checkNumber('guidance.eta', options.eta ?? 0, 0, 1)
  checkNumber('guidance.momentum', options.momentum ?? 0, -1, 1)
  checkNumber('guidance.threshold', options.threshold ?? 0, 0, 1e6)
}

/** Whether guidance changes a frame at this noise level, so that the prediction without the prompt is needed. */
export function guidesAt({ scale, interval = [0, 1] }: GuidanceOptions, level: number): boolean {
  return scale !== 1 && level > 0 && level >= interval[0] && level <= interval[1]
}

/** One guided prediction's ingredients; arrays are `[N]` laid out by `layout`. */
export interface GuideInput {
  readonly x: ArrayLike<number>
  /** `[F]` noise level of each frame of x. */
  readonly sigma: ArrayLike<number>
  readonly cond: ArrayLike<number>
  readonly uncond: ArrayLike<number> | undefined
  readonly layout: FrameLayout
  readonly parametrisation: Parametrisation
  /** 0-based step of the run, for `zeroSteps`. */
  readonly step: number
  /** `[N]` running difference of `apg` from the step before. */
  readonly running: Float64Array<ArrayBuffer> | undefined
}

/**
 * The guided clean prediction `[N]`. Frames that are clean or outside the interval keep `cond` and take no part in
 * its sums; `cfg-zero` and rescale work on velocities (noise under `vp`), `cfg` and `apg` on clean predictions.
 */
export function guide(
  options: GuidanceOptions,
  input: GuideInput,
): { readonly x0: Float64Array; readonly running: Float64Array<ArrayBuffer> | undefined } {
  const { x, sigma, layout, parametrisation, step } = input
  const x0 = Float64Array.from(input.cond)
  const resting = options.name === 'cfg-zero' && parametrisation === 'flow' && step < (options.zeroSteps ?? 1)
  if (resting) {
    // No velocity means that the clean prediction is x itself.
    for (const i of frameIndices(layout, (frame) => sigma[frame]! > 0)) x0[i] = x[i]!
    return { x0, running: input.running }
  }
  const active = frameIndices(layout, (frame) => guidesAt(options, sigma[frame]!))
  if (active.length === 0) return { x0, running: input.running }
  const { uncond } = input
  if (!uncond) {
    throw new MissingError(
      'uncond',
      'Guidance needs denoise to return { x0, uncond } where `guided` is true.',
    )
  }
  const take = (values: ArrayLike<number>) => Float64Array.from(active, (i) => values[i]!)
  const cond = take(input.cond)
  const plain = take(uncond)
  if (options.name === 'apg') {
    const all = input.running ?? new Float64Array(x0.length)
    const { eta = 0, momentum = -0.5, threshold = 0, scale } = options
    const result = adaptiveProjected(cond, plain, take(all), { scale, eta, momentum, threshold })
    const running = all.slice()
    active.forEach((i, at) => {
      x0[i] = result.guided[at]!
      running[i] = result.running[at]!
    })
    return { x0, running }
  }
  const rule = options.name === 'cfg' ? classifierFree : cfgZero
  const levels = Float64Array.from(active, (i) => sigma[Math.floor(i / layout.run) % layout.frames]!)
  const scales = levels.map((s) => scaleOf(parametrisation, s))
  // Pure noise under vp has no way back from noise to data; there guidance works on the data.
  const direct = (options.name === 'cfg' && !options.rescale) || scales.some((a) => a === 0)
  const here = take(x)
  const velocity = (data: Float64Array) =>
    data.map((value, i) => (here[i]! - scales[i]! * value) / levels[i]!)
  const data = (v: Float64Array) => v.map((value, i) => (here[i]! - levels[i]! * value) / scales[i]!)
  const [c, u] = direct ? [cond, plain] : [velocity(cond), velocity(plain)]
  const guided = rescaleGuided(rule(c, u, options.scale), c, options.rescale ?? 0)
  const clean = direct ? guided : data(guided)
  active.forEach((i, at) => (x0[i] = clean[at]!))
  return { x0, running: input.running }
}
