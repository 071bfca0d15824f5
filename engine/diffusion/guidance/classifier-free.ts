/**
 * Classifier-free guidance, `uncond + scale·(cond − uncond)`, on clean predictions or velocities `[N]` alike
 * (Ho & Salimans 2022, eq. 6). `scale` 1 is the conditional prediction.
 */
export function classifierFree(cond: Float64Array, uncond: Float64Array, scale: number): Float64Array {
  return cond.map((value, i) => uncond[i]! + scale * (value - uncond[i]!))
}
