/**
 * `steps` levels without the final 0: noise removed grows linearly to `threshold` over `linearSteps`, then
 * quadratically to 1 with the same slope at the join (Genmo Mochi and Movie Gen §3.4.2, Polyak et al. 2024).
 */
export function linearQuadratic(steps: number, threshold: number, linearSteps: number): Float64Array {
  const levels = new Float64Array(steps)
  const slope = linearSteps > 0 ? threshold / linearSteps : 0
  const rest = steps - linearSteps
  const curve = (1 - (linearSteps > 0 ? threshold : 0) - slope * rest) / (rest * rest)
  for (let i = 0; i < steps; i++) {
    const past = Math.max(0, i - linearSteps)
    levels[i] = 1 - (slope * i + curve * past * past)
  }
  return levels
}
