import { MissingError } from '../diffusion-error.ts'
import { alphaOf } from './parametrisation.ts'
import type { Solver } from './solver-types.ts'

/**
 * CFG++ (Chung et al. 2024, "CFG++: Manifold-constrained Classifier Free Guidance", Algorithm 2): the guided clean
 * prediction, noised again with the noise that the prediction without the prompt implies,
 * x' = α'·x0 + s'·(x − α·uncond)/s. Needs `denoise` to return `uncond`.
 */
export const eulerCfgPp: Solver = async ({ x, from, to, denoise, blend, parametrisation }) => {
  const { x0, uncond } = await denoise(x, from)
  if (!uncond) {
    throw new MissingError(
      'uncond',
      'The solver euler-cfg-pp needs denoise to return { x0, uncond }; turn guidance on.',
    )
  }
  const next = blend(x, (frame) => {
    const [s, t] = [from[frame]!, to[frame]!]
    return [
      [t / s, x],
      [alphaOf(parametrisation, t), x0],
      [(-alphaOf(parametrisation, s) * t) / s, uncond],
    ]
  })
  return { x: next, x0, history: {} }
}
