/**
 * Brings the spread of guided velocities back to that of the conditional ones, mixed in by `amount` 0…1, `[N]` over
 * all guided values (Lin et al. 2023, "Common Diffusion Noise Schedules and Sample Steps are Flawed", eq. 15–16).
 */
export function rescaleGuided(guided: Float64Array, cond: Float64Array, amount: number): Float64Array {
  if (amount === 0) return guided
  const spread = deviation(guided)
  if (spread === 0) return guided
  const factor = amount * (deviation(cond) / spread) + (1 - amount)
  const rescaled = new Float64Array(guided.length)
  for (let i = 0; i < rescaled.length; i++) rescaled[i] = factor * guided[i]!
  return rescaled
}

function deviation(values: Float64Array): number {
  if (values.length < 2) return 0
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]!
  const mean = total / values.length
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) ** 2
  return Math.sqrt(sum / (values.length - 1))
}
