import { describe, expect, test } from 'vitest'
import type { ModelDescriptor } from '../../../engine/define/index.ts'
import { narrowedWindows } from '../../../nodes/sampling/narrowed-windows.ts'
import { windowOptions } from '../../../nodes/sampling/window-options.ts'
import { windowTimes } from '../../../nodes/sampling/window-times.ts'

const model = { maxFrames: 12, maxShots: 8, compression: { time: 2 } } as ModelDescriptor
const clip = { fps: 8 } as never

describe('windowOptions', () => {
  test.each([
    ['the model decides', { context: 0, overlap: 0, anchor: 1 }, { maxFrames: 12, context: 6, sink: 1 }],
    [
      'seconds become latent frames',
      { context: 2.25, overlap: 1, anchor: 0 },
      { maxFrames: 9, context: 4, sink: 0 },
    ],
    [
      'never more than the model sees',
      { context: 60, overlap: 60, anchor: 64 },
      { maxFrames: 12, context: 1, sink: 10 },
    ],
    [
      'never too small to move on',
      { context: 0.01, overlap: 9, anchor: 9 },
      { maxFrames: 2, context: 1, sink: 0 },
    ],
  ])('%s', (_, wishes, options) => {
    expect(windowOptions(wishes, clip, model)).toEqual({ ...options, maxShots: 8 })
  })
})

describe('narrowedWindows', () => {
  const told = (context: number, overlap: number, anchor: number, frames = 40): string | undefined => {
    const wishes = { context, overlap, anchor }
    const long = { fps: 8, shape: [24, frames, 8, 8] } as never
    return narrowedWindows(wishes, windowOptions(wishes, long, model), long, { ...model, title: 'Tiny' })
  }

  test('says what a window holds where more was asked for', () => {
    expect(told(0, 0, 20)).toBe(
      'Tiny sees 12 latent frames (3 s) of this clip at once: 10 anchor frames, 1 that overlap and 1 to be made. ' +
        'Window, Overlap and Anchor frames were shortened to that.',
    )
    for (const narrowed of [told(60, 0, 1), told(0, 5, 1), told(0.5, 0, 4), told(0, 0, 8)])
      expect(narrowed).toContain('shortened')
  })

  test('says nothing where all fits, or where the clip is made at once', () => {
    for (const fits of [told(0, 0, 1), told(2.25, 0.5, 4), told(0, 0, 4), told(60, 60, 64, 12)])
      expect(fits).toBeUndefined()
  })
})

test('windowTimes start at 0 and shorten far gaps', () => {
  const time = [0, 0.25, 0.5, 57, 57.25]
  expect([...windowTimes(time, [0, 3, 4])]).toEqual([0, 2, 2.25])
  expect([...windowTimes(time, [1, 2])]).toEqual([0, 0.25])
})
