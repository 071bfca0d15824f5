import { expect, test } from 'vitest'
import { emptyClip } from '../../../engine/diffusion/index.ts'
import { windowLevels } from '../../../engine/diffusion/sampler/start-window.ts'

test('what a window only looks at carries no noise, whatever it was noised to before it was made', () => {
  const first = emptyClip({ space: 's', channels: 1, frames: 4, height: 2, width: 2, fps: 8, stride: 2 })
  // A branch that begins at a level above its schedule: the first two are made by the window before.
  const clip = { ...first, sigma: Float32Array.of(0.8, 0.8, 0.8, 1) }
  const window = { frames: Int32Array.of(0, 1, 2, 3), made: Int32Array.of(2, 3) }
  const at = (i: number): number[] => [...windowLevels([0.5, 0.25, 0], i, clip, window)]
  expect(at(0)).toEqual([0, 0, Math.fround(0.8), 0.5])
  expect(at(1)).toEqual([0, 0, 0.25, 0.25])
})
