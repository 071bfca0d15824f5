import { meantFrameRate } from './frame-rate.ts'
import { MAX_FRAMES } from './limits.ts'

/** When the stored pictures of a video are shown, on an even clock. */
export interface FrameClock {
  /** Frames a second. */
  readonly fps: number
  /** For each frame the picture that it shows, from 0; never falls. */
  readonly shown: readonly number[]
}

/** A gap between two pictures is uneven from so many times the usual one, and below its inverse. */
const uneven = 1.5
/** Where no gap is that uneven but the rate changes, from so many: 30 a second beside 20 or 24. */
const unevenRates = 1.2
/** A clock of whole milliseconds, as Matroska's, may be off by so much over a whole file, in s. */
export const rounding = 0.0015

/**
 * Lays pictures that are shown at `times` (s, rising, at least one) on an even clock. Of evenly spaced ones, none of them half a
 * frame or more from its place, each is a frame; its rate is the mean, or what `duration`, that of the last picture, says
 * where the times agree with it. Where gaps differ, as in recordings of a screen, or the rate changes, the clock ticks as
 * often as usual and a frame shows what was to be seen at its time: pictures that stay repeat, and those between two
 * ticks are left out. A last picture that stays well over the usual gap repeats too. Undefined where that makes more than `MAX_FRAMES` frames.
 */
export function frameClock(times: readonly number[], duration: number): FrameClock | undefined {
  const first = times[0]!
  const span = times.at(-1)! - first
  const gaps = times.slice(1).map((time, i) => time - times[i]!)
  // A picture that is shown for no time, or for less than a frame can last, says nothing of how fast others would follow.
  if (gaps.length === 0) return { fps: duration >= 1e-3 ? meantFrameRate(1 / duration) : 1, shown: [0] }
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]!
  const isLong = (gap: number): boolean => gap >= usual * uneven + 1e-3
  const isNear = (gap: number): boolean => !isLong(gap) && gap > usual / uneven - 1e-3
  const isSteady = gaps.every(isNear)
  const mean = span / gaps.length
  const isPlaced = (time: number, i: number): boolean =>
    Math.abs(time - first - i * mean) < mean / 2 + rounding
  const isEven = !(usual > 0) || (isSteady && times.every(isPlaced))
  const isOfRate = (gap: number): boolean =>
    isSteady ? gap < usual * unevenRates + 1e-3 && gap > usual / unevenRates - 1e-3 : isNear(gap)
  const agrees = isEven && duration > 0 && Math.abs(gaps.length * duration - span) <= rounding
  const measured = isEven ? 1 / mean : rateOf(gaps, isOfRate)
  const fps = meantFrameRate(agrees ? 1 / duration : measured)
  const ticks = isEven ? gaps.length : Math.round(span * fps)
  const stays = usual > 0 && isLong(duration) ? Math.round(duration * fps) - 1 : 0
  if (ticks + 1 + stays > MAX_FRAMES) return undefined
  const shown: number[] = []
  let at = 0
  for (let frame = 0; frame <= ticks; frame++) {
    if (isEven) at = frame
    else while (at + 1 < times.length && times[at + 1]! - first <= (frame + 0.5) / fps) at++
    shown.push(at)
  }
  for (let frame = 0; frame < stays; frame++) shown.push(at)
  return { fps, shown }
}

/**
 * How often a clock ticks that has usual gaps and others, from the usual ones and those that are whole ticks: times that were
 * rounded are off by less, the more gaps that follow each other are taken together.
 */
function rateOf(gaps: readonly number[], isNear: (gap: number) => boolean): number {
  const total = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0)
  const near = gaps.filter(isNear)
  const tick = total(near) / near.length
  const ticksIn = (gap: number): number => (isNear(gap) ? 1 : Math.round(gap / tick))
  const isWhole = (gap: number): boolean => {
    const ticks = ticksIn(gap)
    // The tick is not known well enough to count those of a longer gap.
    return ticks > 0 && ticks <= near.length && Math.abs(gap / tick - ticks) < 0.1
  }
  const counted = gaps.filter((gap) => isNear(gap) || isWhole(gap))
  return total(counted.map(ticksIn)) / total(counted)
}
