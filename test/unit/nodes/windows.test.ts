import { describe, expect, test } from 'vitest'
import type { ModelDescriptor } from '../../../engine/define/index.ts'
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

test('windowTimes start at 0 and shorten far gaps', () => {
  const time = [0, 0.25, 0.5, 57, 57.25]
  expect([...windowTimes(time, [0, 3, 4])]).toEqual([0, 2, 2.25])
  expect([...windowTimes(time, [1, 2])]).toEqual([0, 0.25])
})
