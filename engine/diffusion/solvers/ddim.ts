import { alphaOf } from './parametrisation.ts'
import type { Solver } from './solver-types.ts'

/**
 * DDIM (Song et al. 2020, "Denoising Diffusion Implicit Models", eq. 12 and 16): x' = α'·x0 + √(s'² − σ²)·ε + σ·n with
 * ε = (x − α·x0)/s and σ = η·s'·√(1 − (α·s'/α'·s)²). η = 0, the default, is deterministic; η = 1 is ancestral.
 */
export const ddim: Solver = async (step) => {
  const { x, from, to, denoise, noise, blend, parametrisation, eta = 0, noiseScale } = step
  const alpha = (s: number) => alphaOf(parametrisation, s)
  const { x0 } = await denoise(x, from)
  const noisy = eta > 0 && noiseScale > 0 && from.some((s, frame) => s > to[frame]! && to[frame]! > 0)
  const fresh = noisy ? noise() : x0
  const next = blend(x, (frame) => {
    const [s, t] = [from[frame]!, to[frame]!]
    if (t === 0) return [[1, x0]]
    const random = eta * t * Math.sqrt(Math.max(0, 1 - ((alpha(s) * t) / (alpha(t) * s)) ** 2))
    const along = Math.sqrt(Math.max(0, t * t - random * random)) / s
    return [
      [along, x],
      [alpha(t) - along * alpha(s), x0],
      [noiseScale * random, fresh],
    ]
  })
  return { x: next, x0, history: {} }
}
