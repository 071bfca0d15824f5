import { extrapolation } from './extrapolation.ts'
import { alphaOf, lambdaOf } from './parametrisation.ts'
import type { Solver } from './solver-types.ts'

/**
 * DPM-Solver++(2M), midpoint form (Lu et al. 2022, "DPM-Solver++", Algorithm 2): with h the step in λ and r the ratio
 * of the step before to it, x' = (σ'/σ)·x − α'(e^−h − 1)·D, D = (1 + 1/2r)·x0 − (1/2r)·x0_before.
 */
export const dpmpp2m: Solver = async ({ x, from, to, denoise, blend, levels, history, parametrisation }) => {
  const lambda = (s: number) => lambdaOf(parametrisation, s)
  const { x0 } = await denoise(x, from)
  const { x0: before, level } = history
  const next = blend(x, (frame) => {
    const [s, t] = [from[frame]!, to[frame]!]
    if (t === 0) return [[1, x0]]
    const h = lambda(t) - lambda(s)
    const gain = -alphaOf(parametrisation, t) * Math.expm1(-h)
    const slope = extrapolation(parametrisation, level?.[frame], s, t)
    return [
      [t / s, x],
      [gain * (1 + slope), x0],
      [-gain * slope, before ?? x0],
    ]
  })
  return {
    x: next,
    x0,
    history: { x0: blend(before, () => [[1, x0]]), level: levels(level, (frame) => from[frame]!) },
  }
}
