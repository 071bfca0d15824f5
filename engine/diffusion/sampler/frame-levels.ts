/**
 * Noise level of every frame at step i: `min(sigmas[i], 1 − known)`, 0…1, `[F]`. A frame given in full is clean from
 * the start; one given in part joins once the schedule has come down to its level.
 */
export function frameLevels(sigmas: ArrayLike<number>, step: number, known: ArrayLike<number>): Float64Array {
  return Float64Array.from(known, (share) => Math.min(sigmas[step]!, 1 - share))
}
