/** Settings of a schedule; each schedule reads its own and ignores the rest. */
export interface ScheduleOptions {
  /** `shift`: a > 0 in `a·s/(1+(a−1)s)`; 3 by default. */
  readonly shift?: number
  /** `token-shift`: latent tokens of the clip, `F·H·W` over patch volume. */
  readonly tokens?: number
  /** `token-shift`: log-shift at `lowTokens`; LTX-Video's 0.95 at 1024 by default. */
  readonly baseShift?: number
  readonly lowTokens?: number
  /** `token-shift`: log-shift at `highTokens`; LTX-Video's 2.05 at 4096 by default. */
  readonly maxShift?: number
  readonly highTokens?: number
  /** `uniform`, `shift`, `token-shift`: stretch the last level above 0 to this one, 0…1; 0 is off. `token-shift` has 0.1. */
  readonly terminal?: number
  /** `linear-quadratic`: noise removed by the linear part; 0.025 by default. */
  readonly threshold?: number
  /** `linear-quadratic`: steps of the linear part; half of the steps by default. */
  readonly linearSteps?: number
  /** `beta`: the two parameters of the distribution; 0.6 and 0.6 by default. */
  readonly alpha?: number
  readonly beta?: number
  /** `karras`: curvature; 7 by default. */
  readonly rho?: number
  /** `beta`, `karras`, `exponential`: first level (1) and last level above 0 (0.001). */
  readonly sigmaMax?: number
  readonly sigmaMin?: number
  /** `explicit`: the levels, falling from at most 1, with or without the final 0. */
  readonly sigmas?: ArrayLike<number>
}
