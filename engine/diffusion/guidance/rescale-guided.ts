/**
 * Brings the spread of guided velocities back to that of the conditional ones, mixed in by `amount` 0…1, `[N]` over
 * all guided values (Lin et al. 2023, "Common Diffusion Noise Schedules and Sample Steps are Flawed", eq. 15–16).
 */
export function rescaleGuided(guided: Float64Array, cond: Float64Array, amount: number): Float64Array {
  const spread = deviation(guided)
  if (amount === 0 || spread === 0) return guided
  const factor = amount * (deviation(cond) / spread) + (1 - amount)
  return guided.map((value) => value * factor)
}

function deviation(values: Float64Array): number {
  if (values.length < 2) return 0
  let mean = 0
  for (const value of values) mean += value / values.length
  let sum = 0
  for (const value of values) sum += (value - mean) ** 2
  return Math.sqrt(sum / (values.length - 1))
}
