import { alphaOf } from './parametrisation.ts'
import type { Solver } from './solver-types.ts'

/**
 * Ancestral Euler: step past the next level to s↓, then add noise back up to it. For flow the rectified-flow form,
 * s↓ = s'·(1 + (s'/s − 1)·η) and x' = (α'/α↓)·x↓ + √(s'² − (s↓·α'/α↓)²)·n; for vp the form of Karras et al. 2022
 * (k-diffusion's `get_ancestral_step`) on σ/α.
 */
export const eulerAncestral: Solver = async (step) => {
  const { x, from, to, denoise, noise, blend, parametrisation, eta = 1, noiseScale } = step
  const alpha = (s: number) => alphaOf(parametrisation, s)
  const { x0 } = await denoise(x, from)
  const noisy = eta > 0 && noiseScale > 0 && from.some((s, frame) => s > to[frame]! && to[frame]! > 0)
  const fresh = noisy ? noise() : x0
  const next = blend(x, (frame) => {
    const [s, t] = [from[frame]!, to[frame]!]
    if (t === 0) return [[1, x0]]
    if (parametrisation === 'vp') {
      // up and down are shares of t: (σ'/σ)² in the units of σ/α is (t·α(s) / s·α(t))².
      const ratio = (t * alpha(s)) / (s * alpha(t))
      const up = Math.min(1, eta * Math.sqrt(1 - ratio * ratio))
      const down = Math.sqrt(1 - up * up)
      return [
        [(down * t) / s, x],
        [alpha(t) - (alpha(s) * down * t) / s, x0],
        [noiseScale * t * up, fresh],
      ]
    }
    const down = t * (1 + (t / s - 1) * eta)
    const shrink = alpha(t) / alpha(down)
    return [
      [(shrink * down) / s, x],
      [shrink * (1 - down / s), x0],
      [noiseScale * Math.sqrt(Math.max(0, t * t - (down * shrink) ** 2)), fresh],
    ]
  })
  return { x: next, x0, history: {} }
}
