import { extrapolation } from './extrapolation.ts'
import { alphaOf, lambdaOf } from './parametrisation.ts'
import type { Solver } from './solver-types.ts'

/**
 * SDE-DPM-Solver++(2M), midpoint form (Lu et al. 2022, "DPM-Solver++", §5 and appendix A.2; η as in k-diffusion):
 * x' = (σ'/σ)e^−ηh·x + α'(1 − e^−(1+η)h)·D + σ'√(1 − e^−2ηh)·n, D as in DPM-Solver++(2M). η = 0 is the ODE solver.
 */
export const dpmpp2mSde: Solver = async (step) => {
  const { x, from, to, denoise, noise, blend, levels, history, parametrisation, eta = 1, noiseScale } = step
  const lambda = (s: number) => lambdaOf(parametrisation, s)
  const { x0 } = await denoise(x, from)
  const { x0: before, level } = history
  const noisy = eta > 0 && noiseScale > 0 && from.some((s, frame) => s > to[frame]! && to[frame]! > 0)
  const fresh = noisy ? noise() : x0
  const next = blend(x, (frame) => {
    const [s, t] = [from[frame]!, to[frame]!]
    if (t === 0) return [[1, x0]]
    const h = lambda(t) - lambda(s)
    const noiseStep = eta === 0 ? 0 : eta * h
    const gain = -alphaOf(parametrisation, t) * Math.expm1(-h - noiseStep)
    const slope = extrapolation(parametrisation, level?.[frame], s, t)
    return [
      [(t / s) * Math.exp(-noiseStep), x],
      [gain * (1 + slope), x0],
      [-gain * slope, before ?? x0],
      [noiseScale * t * Math.sqrt(-Math.expm1(-2 * noiseStep)), fresh],
    ]
  })
  return {
    x: next,
    x0,
    history: { x0: blend(before, () => [[1, x0]]), level: levels(level, (frame) => from[frame]!) },
  }
}
