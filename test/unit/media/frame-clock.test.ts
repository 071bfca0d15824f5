import { describe, expect, it, test } from 'vitest'
import { type FrameClock, frameClock } from '../../../engine/media/frame-clock.ts'
import { MAX_FRAMES } from '../../../engine/media/limits.ts'

const clockOf = (times: readonly number[], duration: number): FrameClock => frameClock(times, duration)!
/** When pictures of an even rate are shown on a clock of whole milliseconds, without some of them. */
const onMilliseconds = (count: number, fps: number, without: readonly number[]): readonly number[] =>
  Array.from({ length: count }, (_, i) => Math.round((i * 1000) / fps) / 1000).filter(
    (_, i) => !without.includes(i),
  )

describe('the even clock', () => {
  it('shows what was to be seen at its time', () => {
    const uneven = [0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.9, 1]
    expect(frameClock(uneven, 0.1)).toEqual({ fps: 10, shown: [0, 1, 3, 4, 5, 5, 5, 5, 5, 6, 7] })
    expect(frameClock([3, 3.5], 0.5)).toEqual({ fps: 2, shown: [0, 1] })
    expect(frameClock([3], 0.125)).toEqual({ fps: 8, shown: [0] })
    expect(frameClock([3], 1 / 90_000)).toEqual({ fps: 1, shown: [0] })
  })

  describe.each([
    [30, 24],
    [60, 72],
    [24, 36],
    [30_000 / 1001, 72],
  ])('of %d a second, on a clock of whole milliseconds', (fps, count) => {
    test.each([[[10]], [[11, 20]], [[5, 6, 7, 15]]])('with pictures %j missing keeps its rate', (without) => {
      const clock = clockOf(onMilliseconds(count, fps, without), 1 / fps)
      expect(clock.fps).toBeCloseTo(fps, 9)
      expect(clock.shown.length).toBe(count)
      const [gone] = without
      expect(clock.shown.slice(0, gone! + 1)).toEqual(
        Array.from({ length: gone! + 1 }, (_, i) => Math.min(i, gone! - 1)),
      )
    })
  })

  describe.each([
    [30, 20],
    [20, 30],
    [25, 24],
    [30, 25],
  ])('of %d a second and then %d', (one, other) => {
    it('shows each picture at its time', () => {
      const times = Array.from({ length: 600 }, (_, i) =>
        i <= 300 ? i / one : 300 / one + (i - 300) / other,
      )
      const { fps, shown } = clockOf(times, 1 / other)
      for (const [frame, picture] of shown.entries())
        expect(Math.abs(times[picture]! - frame / fps), `${frame}`).toBeLessThan(1 / Math.min(one, other))
      expect(shown.at(-1)).toBe(599)
    })
  })

  it('that changes its rate ticks as often as most of it does', () => {
    const times = Array.from({ length: 90 }, (_, i) => (i <= 60 ? i / 30 : 2 + (i - 60) / 20))
    const { fps, shown } = clockOf(times, 1 / 20)
    expect(fps).toBe(30)
    expect(shown.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, i) => i))
    expect(new Set(shown).size).toBe(90)
  })

  it('takes pictures that are a fifth of a frame early and late in turn for even', () => {
    // As 24 a second that were shown by 60: for two and three of them in turn.
    const times = Array.from({ length: 97 }, (_, i) => Math.floor(i * 2.5) / 60)
    const clock = clockOf(times, 1 / 24)
    expect(clock.fps).toBe(24)
    expect(clock.shown).toEqual(times.map((_, i) => i))
  })

  it('lets a last picture that stays repeat', () => {
    expect(frameClock([0, 1, 2], 10)).toEqual({
      fps: 1,
      shown: [0, 1, ...Array.from({ length: 10 }, () => 2)],
    })
    // Evenly spaced or not.
    const uneven = frameClock([0, 0.1, 0.2, 0.5, 0.6], 0.4)
    expect(uneven).toEqual({ fps: 10, shown: [0, 1, 2, 2, 2, 3, 4, 4, 4, 4] })
    // A little longer, or no time at all, is one frame.
    for (const duration of [0, 0.05, 0.1, 0.14])
      expect(clockOf([0, 0.1, 0.2], duration).shown).toEqual([0, 1, 2])
  })

  it('is none where it would tick too often', () => {
    expect(frameClock([0, 1 / 90_000, 2 / 90_000, 3600], 1)).toBeUndefined()
    expect(frameClock([0, 1e-9, 2e-9, 3600], 1)).toBeUndefined()
    expect(frameClock([0, 1, 2], 1e12)).toBeUndefined()
    expect(clockOf([0, 1, 2], MAX_FRAMES - 2).shown.length).toBe(MAX_FRAMES)
    expect(frameClock([0, 1, 2], MAX_FRAMES - 1)).toBeUndefined()
  })
})
