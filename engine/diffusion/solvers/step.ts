import { checkFinite, checkLength, checkNumber } from '../check.ts'
import { MissingError, NotMonotoneError, UnknownNameError } from '../diffusion-error.ts'
import { blendFrame, copyFrame, frameLayout } from './frame-layout.ts'
import { parametrisationNames } from './parametrisation.ts'
import { type SolverName, solverNames } from './solver-names.ts'
import type { Denoise, NoiseSource, Samples, SolverOptions, SolverState } from './solver-types.ts'
import { solverOf } from './solvers.ts'

/** The state before a run's first step. `options` is kept in it, so it must be plain JSON. */
export function init(name: SolverName, options: SolverOptions = {}): SolverState {
  if (!solverNames.includes(name)) throw new UnknownNameError('solver', name, solverNames)
  const { parametrisation = 'flow', eta, noiseScale } = options
  if (!parametrisationNames.includes(parametrisation)) {
    throw new UnknownNameError('parametrisation', parametrisation, parametrisationNames)
  }
  if (eta !== undefined) checkNumber('eta', eta, 0, 1)
  if (noiseScale !== undefined) checkNumber('noiseScale', noiseScale, 0, 10)
  return { solver: name, options, step: 0, history: {} }
}

/** What one step needs besides its state. */
export interface StepInput {
  /** `[N]` the samples at level `from`. Not changed. */
  readonly x: Samples
  /** `[F]` noise levels 0…1 now, and after the step; `to` is never above `from`. */
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  readonly denoise: Denoise
  /** Needed by the solvers that add noise. */
  readonly noise?: NoiseSource | undefined
  /** Whether no step follows; UniPC lowers its order there. Steps to 0 need no telling. */
  readonly last?: boolean
}

/** What one step gives: the samples at `to`, the clean prediction `[N]` they came from, and the state that follows. */
export interface StepOutput {
  readonly x: Samples
  readonly x0: Samples
  readonly state: SolverState
}

/**
 * One denoising step, pure: the same state and input give the same bits. A frame whose `from` equals its `to` keeps
 * its values and leaves no trace in the history; s = 1 and s = 0 are taken as analytic limits.
 */
export async function step(state: SolverState, input: StepInput): Promise<StepOutput> {
  const { x } = input
  const { options } = state
  const from = Float64Array.from(input.from)
  const to = Float64Array.from(input.to)
  checkLevels(from, to)
  const layout = frameLayout(x.length, from.length, options.shape)
  const sum = new Float64Array(layout.run)
  const like = (length: number): Samples =>
    x instanceof Float32Array ? new Float32Array(length) : new Float64Array(length)
  const own = (subject: string, values: ArrayLike<number>): Samples => {
    checkLength(subject, values, x.length)
    checkFinite(subject, values)
    const copy = like(x.length)
    copy.set(values)
    return copy
  }
  const result = await solverOf(state.solver)({
    x,
    from,
    to,
    last: input.last ?? false,
    history: state.history,
    eta: options.eta,
    noiseScale: options.noiseScale ?? 1,
    parametrisation: options.parametrisation ?? 'flow',
    async denoise(at, sigma) {
      // The model may write into what it is given, and reuse what it returns.
      const said = await input.denoise(at.slice(), sigma.slice())
      if (!('x0' in said)) return { x0: own('x0', said), uncond: null }
      return { x0: own('x0', said.x0), uncond: said.uncond === undefined ? null : own('uncond', said.uncond) }
    },
    noise() {
      if (!input.noise) {
        throw new MissingError(
          'noise',
          `The solver ${state.solver} adds noise at each step: give it noise(k).`,
        )
      }
      const drawn = input.noise(state.step)
      checkLength('noise', drawn, x.length)
      checkFinite('noise', drawn)
      return drawn
    },
    blend(still, terms) {
      const out = like(x.length)
      for (let frame = 0; frame < from.length; frame++) {
        if (from[frame]! > to[frame]!) blendFrame(out, layout, frame, terms(frame), sum)
        else if (still) copyFrame(out, layout, frame, still)
      }
      return out
    },
    levels: (still, level) =>
      Float64Array.from(from, (s, frame) => (s > to[frame]! ? level(frame) : (still?.[frame] ?? -1))),
  })
  const { history } = result
  return { x: result.x, x0: result.x0, state: { ...state, step: state.step + 1, history } }
}

function checkLevels(from: Float64Array, to: Float64Array): void {
  checkLength('to', to, from.length)
  for (let frame = 0; frame < from.length; frame++) {
    checkNumber(`from[${frame}]`, from[frame], 0, 1)
    checkNumber(`to[${frame}]`, to[frame], 0, 1)
    if (to[frame]! > from[frame]!) throw new NotMonotoneError('sigmas', frame, from[frame]!, to[frame]!)
  }
}
