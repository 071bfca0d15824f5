import { checkFinite, checkInteger, checkLength, checkNumber } from '../check.ts'
import { LengthError, NotMonotoneError } from '../diffusion-error.ts'
import type { SolverName } from './solver-names.ts'
import type { NoiseSource, Prediction, Samples, SolverOptions } from './solver-types.ts'
import { init, step } from './step.ts'

/** What `solve` needs. With one row of levels `denoise` receives a number, with rows per frame an array `[F]`. */
export interface SolveInput<X extends Samples = Samples> {
  /** `[N]` samples at the first level; not changed. */
  readonly x: X
  /**
   * One row `[steps+1]` for all of x, or `[steps+1][F]`: nested, or flat where `options.shape` tells F. Each frame's
   * levels lie in 0…1 and never rise. Per-frame rows split x by `options.shape` `[C, F, H, W]`, else into F blocks.
   */
  readonly sigmas: ArrayLike<number> | readonly ArrayLike<number>[]
  denoise(x: X, sigma: number | Float64Array): Prediction | Promise<Prediction>
  readonly noise?: NoiseSource | undefined
  readonly options?: SolverOptions
}

/** Runs a solver from the first level to the last and returns the samples there, `[N]` of x's own type. */
export async function solve<X extends Samples>(name: SolverName, input: SolveInput<X>): Promise<X> {
  const { options = {}, noise } = input
  const { rows, single } = rowsOf(input.sigmas, options)
  checkFinite('x', input.x)
  let state = init(name, options)
  let x: Samples = input.x.slice() as X
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

/** The levels as rows `[F]`, checked; `single` where one number stands for all frames. */
function rowsOf(
  sigmas: SolveInput['sigmas'],
  options: SolverOptions,
): { rows: Float64Array[]; single: boolean } {
  const frames = options.shape?.[1] ?? 1
  const nested = typeof sigmas[0] === 'object'
  const table = !nested && isTable(Float64Array.from(sigmas as ArrayLike<number>), frames)
  const width = nested ? (sigmas[0] as ArrayLike<number>).length : table ? frames : 1
  const rows: Float64Array[] = []
  if (nested) {
    for (const row of sigmas as readonly ArrayLike<number>[]) rows.push(Float64Array.from(row))
  } else {
    const flat = Float64Array.from(sigmas as ArrayLike<number>)
    for (let i = 0; i < flat.length; i += width) rows.push(flat.slice(i, i + width))
  }
  if (rows.length < 2)
    throw new LengthError('sigmas', rows.length, 'at least 2: the first level and the last')
  checkInteger('steps', rows.length - 1, 1, 10_000)
  rows.forEach((row, i) => {
    checkLength(`sigmas[${i}]`, row, width)
    checkFinite(`sigmas[${i}]`, row)
    row.forEach((level, frame) => {
      checkNumber(`sigmas[${i}]`, level, 0, 1)
      const before = rows[i - 1]?.[frame] ?? level
      if (level > before) throw new NotMonotoneError('sigmas', i, before, level)
    })
  })
  return { rows, single: !nested && !table }
}

/** Whether a flat list is rows of F levels: it rises somewhere, or ends on F equal levels, as one falling row does not. */
function isTable(flat: Float64Array, frames: number): boolean {
  if (frames < 2 || flat.length % frames !== 0) return false
  return (
    flat.slice(-frames).every((level) => level === flat.at(-1)) ||
    flat.some((level, i) => level > (flat[i - 1] ?? 1))
  )
}
