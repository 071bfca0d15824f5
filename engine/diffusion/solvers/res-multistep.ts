import { scaleOf } from './parametrisation.ts'
import type { Solver } from './solver-types.ts'

/**
 * Second-order multistep of the refined exponential solver (Zhang et al. 2023, "Improved Order Analysis and Design of
 * Exponential Integrator for Diffusion Models Sampling", arXiv 2308.02157, eq. 27 with order conditions of §3.2): in
 * t = −log τ, y' = e^−h·y + h·(b₁·x0 + b₂·x0_before), b₁ = φ₁ − φ₂/c, b₂ = φ₂/c, c = −(last step)/h, φ at −h.
 */
export const resMultistep: Solver = async ({
  x,
  from,
  to,
  denoise,
  blend,
  levels,
  history,
  parametrisation,
}) => {
  const scale = (s: number) => scaleOf(parametrisation, s)
  const time = (s: number) => Math.log(scale(s)) - Math.log(s)
  const { x0 } = await denoise(x, from)
  const { x0: before, level } = history
  const next = blend(x, (frame) => {
    const [s, t] = [from[frame]!, to[frame]!]
    if (t === 0) return [[1, x0]]
    const keep = t / s
    const h = time(t) - time(s)
    const back = before && level![frame]! >= 0 ? time(s) - time(level![frame]!) : 0
    if (!before || !(back > 0 && h > 0)) {
      return [
        [keep, x],
        [scale(t) - scale(s) * keep, x0],
      ]
    }
    const c = -back / h
    const phi1 = Math.expm1(-h) / -h
    const phi2 = (phi1 - 1) / -h
    return [
      [keep, x],
      [scale(t) * h * (phi1 - phi2 / c), x0],
      [(scale(t) * h * phi2) / c, before],
    ]
  })
  return {
    x: next,
    x0,
    history: { x0: blend(before, () => [[1, x0]]), level: levels(level, (frame) => from[frame]!) },
  }
}
