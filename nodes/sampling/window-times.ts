/** Longest gap between two frames that the model is told of, in seconds; a far anchor frame is simply far. */
const farthest = 8

/**
 * The time axis of one window as the model sees it, `[f]` seconds from 0: the first frames of a clip, seen again a
 * minute later, would be farther away than anything a model has learnt.
 */
export function windowTimes(time: ArrayLike<number>, frames: ArrayLike<number>): Float32Array {
  const times = new Float32Array(frames.length)
  for (let i = 1; i < frames.length; i++) {
    const gap = time[frames[i]!]! - time[frames[i - 1]!]!
    times[i] = times[i - 1]! + Math.min(gap, farthest)
  }
  return times
}
