/**
 * Longest gap between two frames that the model is told of, in seconds. At 8 it looks less and less at an anchor: colours change in the first ten
 * seconds, and who spins stands still in the end. At 1 it takes what has moved in between for a jump.
 */
const farthest = 2

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
