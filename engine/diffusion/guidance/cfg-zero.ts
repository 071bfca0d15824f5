import { dot } from './dot.ts'

/**
 * CFG-Zero*: guidance about the unconditional velocity scaled to fit the conditional one best, over all N values:
 * a·u + scale·(c − a·u) with a = ⟨c, u⟩/‖u‖² (Fan et al. 2025, "CFG-Zero*", eq. 9 and Algorithm 1). Its zero-init, no
 * velocity at all on the first steps, is the caller's `zeroSteps`.
 */
export function cfgZero(cond: Float64Array, uncond: Float64Array, scale: number): Float64Array {
  const fit = dot(cond, uncond) / (dot(uncond, uncond) + 1e-8)
  const guided = new Float64Array(cond.length)
  for (let i = 0; i < guided.length; i++) {
    const base = fit * uncond[i]!
    guided[i] = base + scale * (cond[i]! - base)
  }
  return guided
}
