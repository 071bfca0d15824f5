/** When the stored pictures of an animation are shown, on an even clock. */
export interface AnimationTiming {
  readonly fps: number
  /** For each stored picture, the frames it is shown for, from 1. */
  readonly repeats: readonly number[]
}

/**
 * Lays pictures with delays of their own (milliseconds; up to 10 mean "as fast as possible", which browsers show as 100) on a clock that ticks as often as
 * the shortest delay: writers lengthen a delay where a frame repeats. A frame shows what is on in the middle of its time, so
 * that no error adds up, but every picture is shown. `rounding` is the unit of stored delays; a rate within its error of a
 * whole number is that number. A single picture is one frame at 1 fps.
 */
export function animationTiming(delays: readonly number[], rounding: number): AnimationTiming {
  if (delays.length <= 1) return { fps: 1, repeats: [1] }
  const shown = delays.map((delay) => (delay > 10 ? delay : 100))
  const total = shown.reduce((sum, delay) => sum + delay, 0)
  const shortest = shown.reduce((least, delay) => Math.min(least, delay))
  // Delays that differ by one unit of rounding are the same delay, whose truth lies between them.
  const close = shown.filter((delay) => delay <= shortest + rounding)
  const tick = close.reduce((sum, delay) => sum + delay, 0) / close.length
  let [time, frames] = [0, 0]
  const repeats = shown.map((delay) => {
    time += delay
    const count = Math.max(1, Math.ceil(time / tick - 0.5) - frames)
    frames += count
    return count
  })
  const measured = (1000 * frames) / total
  const whole = Math.round(measured)
  const exact = whole > 0 && Math.abs(measured - whole) <= (whole * rounding) / total
  return { fps: Math.min(Math.max(exact ? whole : Math.round(measured * 1000) / 1000, 0.001), 1000), repeats }
}
