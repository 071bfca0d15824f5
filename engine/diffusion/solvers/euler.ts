import { scaleOf } from './parametrisation.ts'
import type { Solver } from './solver-types.ts'

/**
 * Euler's method on dy/dτ = (y − x0)/τ: x' = x + (s' − s)·v for flow (Liu et al. 2022, "Flow Straight and Fast",
 * Algorithm 1; Karras et al. 2022, Algorithm 2 without its correction).
 */
export const euler: Solver = async ({ x, from, to, denoise, blend, parametrisation }) => {
  const { x0 } = await denoise(x, from)
  const next = blend(x, (frame) => {
    const [s, t] = [from[frame]!, to[frame]!]
    const keep = t / s
    return [
      [keep, x],
      [scaleOf(parametrisation, t) - scaleOf(parametrisation, s) * keep, x0],
    ]
  })
  return { x: next, x0, history: {} }
}
