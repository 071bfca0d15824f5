import { scaleOf } from './parametrisation.ts'
import type { Solver } from './solver-types.ts'

/**
 * Heun's method: an Euler step, a second look from where it lands, and the mean of both slopes (Karras et al. 2022,
 * "Elucidating the Design Space", Algorithm 1). Steps to s = 0, and from s = 1 under `vp`, are Euler's.
 */
export const heun: Solver = async ({ x, from, to, denoise, blend, parametrisation }) => {
  const scale = (s: number) => scaleOf(parametrisation, s)
  const { x0 } = await denoise(x, from)
  const euler = blend(x, (frame) => {
    const [s, t] = [from[frame]!, to[frame]!]
    return [
      [t / s, x],
      [scale(t) - (scale(s) * t) / s, x0],
    ]
  })
  const twice = (frame: number) => to[frame]! > 0 && scale(from[frame]!) > 0
  if (!from.some((s, frame) => s > to[frame]! && twice(frame))) return { x: euler, x0, history: {} }
  const { x0: x0There } = await denoise(euler, to)
  const next = blend(x, (frame) => {
    if (!twice(frame)) return [[1, euler]]
    // In y = x/scale and τ = s/scale: y' = y + (τ'−τ)/2 · ((y − x0)/τ + (y_euler − x0_there)/τ').
    const [a, b] = [scale(from[frame]!), scale(to[frame]!)]
    const [tau, tauNext] = [from[frame]! / a, to[frame]! / b]
    const half = (tauNext - tau) / 2
    return [
      [(b / a) * (1 + half / tau), x],
      [(-b * half) / tau, x0],
      [half / tauNext, euler],
      [(-b * half) / tauNext, x0There],
    ]
  })
  return { x: next, x0, history: {} }
}
