import { meantFrameRate } from './frame-rate.ts'

/** When the stored pictures of a video are shown, on an even clock. */
export interface FrameClock {
  /** Frames a second. */
  readonly fps: number
  /** For each frame the picture that it shows, from 0; never falls. */
  readonly shown: readonly number[]
}

/** A gap between two pictures is uneven from so many times the usual one, and below its inverse. */
const uneven = 1.5
/** A clock of whole milliseconds, as Matroska's, may be off by so much over a whole file, in s. */
const rounding = 0.0015

/**
 * Lays pictures that are shown at `times` (s, rising, at least one) on an even clock. Of evenly spaced ones each is a frame; its rate
 * is the mean, or what `duration`, that of the last picture, says where the times agree with it. Where gaps differ, as in
 * recordings of a screen, the clock ticks as often as usual and a frame shows what was to be seen at its time: pictures
 * that stay repeat, and those between two ticks are left out.
 */
export function frameClock(times: readonly number[], duration: number): FrameClock {
  const first = times[0]!
  const last = times.at(-1)!
  const gaps = times.slice(1).map((time, i) => time - times[i]!)
  if (gaps.length === 0) return { fps: meantFrameRate(1 / duration), shown: [0] }
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]!
  const isEven = gaps.every((gap) => gap < usual * uneven + 1e-3 && gap > usual / uneven - 1e-3)
  if (isEven || !(usual > 0)) {
    const agrees = duration > 0 && Math.abs(gaps.length * duration - (last - first)) <= rounding
    const fps = meantFrameRate(agrees ? 1 / duration : gaps.length / (last - first))
    return { fps, shown: times.map((_, i) => i) }
  }
  const fps = meantFrameRate(1 / usual)
  const shown: number[] = []
  let at = 0
  for (let frame = 0; frame <= Math.round((last - first) * fps); frame++) {
    while (at + 1 < times.length && times[at + 1]! - first <= (frame + 0.5) / fps) at++
    shown.push(at)
  }
  return { fps, shown }
}
