import { alphaOf } from './parametrisation.ts'
import type { Solver } from './solver-types.ts'

/**
 * Multistep consistency sampling: jump to the clean prediction and noise it to the next level, x' = α'·x0 + s'·n
 * (Song et al. 2023, "Consistency Models", Algorithm 1; Luo et al. 2023, "Latent Consistency Models", Algorithm 3).
 */
export const lcm: Solver = async ({ x, from, to, denoise, noise, blend, parametrisation, noiseScale }) => {
  const { x0 } = await denoise(x, from)
  const noisy = noiseScale > 0 && from.some((s, frame) => s > to[frame]! && to[frame]! > 0)
  const fresh = noisy ? noise() : x0
  const next = blend(x, (frame) => [
    [alphaOf(parametrisation, to[frame]!), x0],
    [noiseScale * to[frame]!, fresh],
  ])
  return { x: next, x0, history: {} }
}
