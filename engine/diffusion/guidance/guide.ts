import { MissingError } from '../diffusion-error.ts'
import { eachRun, type FrameLayout } from '../solvers/frame-layout.ts'
import { type Parametrisation, scaleOf } from '../solvers/parametrisation.ts'
import { adaptiveProjected } from './adaptive-projected.ts'
import { cfgZero } from './cfg-zero.ts'
import { classifierFree } from './classifier-free.ts'
import { type GuidanceOptions, guidesAt } from './guidance-options.ts'
import { rescaleGuided } from './rescale-guided.ts'

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

/** A guided prediction and what `apg` remembers of it. */
export interface Guided {
  readonly x0: Float64Array
  readonly running: Float64Array<ArrayBuffer> | undefined
}

/**
 * The guided clean prediction `[N]`. Frames that are clean or outside the interval keep `cond` and take no part in
 * its sums; `cfg-zero` and rescale work on velocities (noise under `vp`), `cfg` and `apg` on clean predictions.
 */
export function guide(options: GuidanceOptions, input: GuideInput): Guided {
  const { sigma, layout, parametrisation, step, uncond, running } = input
  const all = Array.from({ length: layout.frames }, (_, frame) => frame)
  const x0 = new Float64Array(layout.length)
  copyRuns(layout, all, input.cond, x0)
  const active = all.filter((frame) => guidesAt(options, sigma[frame]!))
  if (active.length === 0) return { x0, running }
  if (options.name === 'cfg-zero' && parametrisation === 'flow' && step < (options.zeroSteps ?? 1)) {
    // No velocity means that the clean prediction is x itself.
    copyRuns(layout, active, input.x, x0)
    return { x0, running }
  }
  if (!uncond) {
    throw new MissingError(
      'uncond',
      'Guidance needs denoise to return { x0, uncond } where `guided` is true.',
    )
  }
  const take = (values: ArrayLike<number>) => taken(layout, active, values)
  const [cond, plain] = [take(input.cond), take(uncond)]
  if (options.name === 'apg') {
    const { eta = 0, momentum = -0.5, threshold = 0, scale } = options
    const next = running?.slice() ?? new Float64Array(layout.length)
    const result = adaptiveProjected(cond, plain, take(next), { scale, eta, momentum, threshold })
    put(layout, active, result.guided, x0)
    put(layout, active, result.running, next)
    return { x0, running: next }
  }
  const rule = options.name === 'cfg' ? classifierFree : cfgZero
  const scale = (frame: number) => scaleOf(parametrisation, sigma[frame]!)
  // Pure noise under vp has no way back from noise to data; there guidance works on the data.
  const onData = (options.name === 'cfg' && !options.rescale) || active.some((frame) => scale(frame) === 0)
  if (onData) {
    put(layout, active, rescaleGuided(rule(cond, plain, options.scale), cond, options.rescale ?? 0), x0)
    return { x0, running }
  }
  // Velocity and clean data turn into each other by the same formula but for the divisor.
  const x = take(input.x)
  const turned = (
    values: Float64Array,
    times: (frame: number) => number,
    over: (frame: number) => number,
  ) => {
    const out = new Float64Array(values.length)
    eachRun(layout, active, (frame, _, at) => {
      const [factor, divisor] = [times(frame), over(frame)]
      for (let i = at; i < at + layout.run; i++) out[i] = (x[i]! - factor * values[i]!) / divisor
    })
    return out
  }
  const level = (frame: number) => sigma[frame]!
  const [c, u] = [turned(cond, scale, level), turned(plain, scale, level)]
  const velocity = rescaleGuided(rule(c, u, options.scale), c, options.rescale ?? 0)
  put(layout, active, turned(velocity, level, scale), x0)
  return { x0, running }
}

/** Values of the picked frames put together. */
function taken(layout: FrameLayout, picked: readonly number[], values: ArrayLike<number>): Float64Array {
  const out = new Float64Array(picked.length * layout.blocks * layout.run)
  eachRun(layout, picked, (_, start, at) => {
    for (let i = 0; i < layout.run; i++) out[at + i] = values[start + i]!
  })
  return out
}

/** The way back of `taken`, into `whole`. */
function put(
  layout: FrameLayout,
  picked: readonly number[],
  values: Float64Array,
  whole: Float64Array,
): void {
  eachRun(layout, picked, (_, start, at) => whole.set(values.subarray(at, at + layout.run), start))
}

/** Copies the picked frames from one whole to another. */
function copyRuns(
  layout: FrameLayout,
  picked: readonly number[],
  from: ArrayLike<number>,
  to: Float64Array,
): void {
  eachRun(layout, picked, (_, start) => {
    for (let i = start; i < start + layout.run; i++) to[i] = from[i]!
  })
}
