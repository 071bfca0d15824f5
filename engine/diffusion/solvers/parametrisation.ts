/** `flow`: x = (1−s)·x0 + s·noise. `vp`: x = √(1−s²)·x0 + s·noise. */
export const parametrisationNames = ['flow', 'vp'] as const

/** One of `parametrisationNames`. */
export type Parametrisation = (typeof parametrisationNames)[number]

/** Weight of the clean data at noise level s, 1…0 for s in 0…1. */
export function alphaOf(parametrisation: Parametrisation, s: number): number {
  return parametrisation === 'flow' ? 1 - s : Math.sqrt((1 - s) * (1 + s))
}

/** Half log signal-to-noise ratio, λ = log(α/σ): −∞ at s = 1, +∞ at s = 0 (Lu et al. 2022, "DPM-Solver", §2.2). */
export function lambdaOf(parametrisation: Parametrisation, s: number): number {
  return Math.log(alphaOf(parametrisation, s)) - Math.log(s)
}

/**
 * What x is divided by so that the probability-flow ODE is dy/dτ = (y − x0)/τ with y = x/scale and τ = s/scale, the
 * form of Karras et al. 2022 eq. 1: 1 for `flow`, α for `vp`.
 */
export function scaleOf(parametrisation: Parametrisation, s: number): number {
  return parametrisation === 'flow' ? 1 : alphaOf(parametrisation, s)
}
