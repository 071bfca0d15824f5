import { checkFinite } from '../check.ts'
import { levelRows } from './level-rows.ts'
import type { SolverName } from './solver-names.ts'
import type { NoiseSource, Prediction, Samples, SolverOptions } from './solver-types.ts'
import { init, step } from './step.ts'

/** What `solve` needs. With one row of levels `denoise` receives a number, with rows per frame an array `[F]`. */
export interface SolveInput<X extends Samples = Samples> {
  /** `[N]` samples at the first level; not changed. */
  readonly x: X
  /**
   * One row `[steps+1]` for all of x, or `[steps+1][F]`, nested or flat (see `levelRows`). Each frame's levels lie in
   * 0…1 and never rise. Per-frame rows split x by `options.shape` `[C, F, H, W]`, else into F equal blocks.
   */
  readonly sigmas: ArrayLike<number> | readonly ArrayLike<number>[]
  denoise(x: X, sigma: number | Float64Array): Prediction | Promise<Prediction>
  readonly noise?: NoiseSource | undefined
  readonly options?: SolverOptions
}

/** Runs a solver from the first level to the last and returns the samples there, `[N]` of x's own type. */
export async function solve<X extends Samples>(name: SolverName, input: SolveInput<X>): Promise<X> {
  const { options = {}, noise } = input
  const { rows, single } = levelRows(input.sigmas, input.x.length, options.shape?.[1])
  checkFinite('x', input.x)
  let state = init(name, options)
  let x: Samples = input.x.slice()
  for (let i = 0; i + 1 < rows.length; i++) {
    const done = await step(state, {
      x,
      from: rows[i]!,
      to: rows[i + 1]!,
      denoise: (at, sigma) => input.denoise(at as X, single ? sigma[0]! : sigma),
      noise,
      last: i + 2 === rows.length,
    })
    x = done.x
    state = done.state
  }
  return x as X
}
