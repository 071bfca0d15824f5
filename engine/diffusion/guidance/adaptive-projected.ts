import { dot } from './dot.ts'

/** Settings of adaptive projected guidance. */
export interface AdaptiveProjectedOptions {
  readonly scale: number
  /** Weight of the part along the conditional prediction, 0…1; 1 is plain guidance. */
  readonly eta: number
  /** Weight of the difference that the step before used, −1…1; negative pushes away from it. */
  readonly momentum: number
  /** Longest difference per root value: its norm is held to threshold·√N; 0 is off. */
  readonly threshold: number
}

/**
 * Adaptive projected guidance on clean predictions `[N]` (Sadat et al. 2024, "Eliminating Oversaturation and Artifacts
 * of High Guidance Scales", Algorithm 1): the difference, with momentum and a bounded norm, loses its part along
 * `cond`. `before` is the running difference of the last step, or zeros; the new one is returned with the result.
 */
export function adaptiveProjected(
  cond: Float64Array,
  uncond: Float64Array,
  before: Float64Array,
  { scale, eta, momentum, threshold }: AdaptiveProjectedOptions,
): { readonly guided: Float64Array; readonly running: Float64Array } {
  const running = new Float64Array(cond.length)
  for (let i = 0; i < running.length; i++) running[i] = cond[i]! - uncond[i]! + momentum * before[i]!
  const norm = Math.sqrt(dot(running, running))
  const bound = threshold * Math.sqrt(cond.length)
  const shrink = threshold > 0 && norm > bound ? bound / norm : 1
  const length = dot(cond, cond)
  const along = length > 0 ? (shrink * dot(running, cond)) / length : 0
  const guided = new Float64Array(cond.length)
  for (let i = 0; i < guided.length; i++) {
    const parallel = along * cond[i]!
    guided[i] = cond[i]! + (scale - 1) * (shrink * running[i]! - parallel + eta * parallel)
  }
  return { guided, running }
}
