/**
 * Classifier-free guidance, `uncond + scale·(cond − uncond)`, on clean predictions or velocities `[N]` alike
 * (Ho & Salimans 2022, eq. 6). `scale` 1 is the conditional prediction.
 */
export function classifierFree(cond: Float64Array, uncond: Float64Array, scale: number): Float64Array {
  const guided = new Float64Array(cond.length)
  for (let i = 0; i < guided.length; i++) guided[i] = uncond[i]! + scale * (cond[i]! - uncond[i]!)
  return guided
}
