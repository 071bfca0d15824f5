import type { Clip, LatentShape } from '../clip.ts'
import { frameStreams } from '../noise/frame-streams.ts'
import { gaussian } from '../noise/gaussian.ts'
import type { ClipWindow } from './plan-windows.ts'
import { putFrame } from './window-latents.ts'

/**
 * Noise of one clip frame, `[C, H, W]` standard normal. Draw 0 starts the frame, `levelDraw` is the one that a solver adds on
 * the way to a level, `historyDraw` is what history is shown with.
 */
export type FrameNoise = (frame: number, draw: number) => Float32Array

/**
 * The draw that belongs to a noise level, 0…1. A level only falls, so none is drawn twice, whatever schedule a run goes on with
 * from the middle of another: by the number of its steps it would add noise that is in the samples already.
 */
export function levelDraw(level: number): number {
  return 1 + Math.round(level * 2 ** 31)
}

/** The draw that history noise uses. */
export const historyDraw = 0xffffffff

/** Philox noise of a clip's frames: it belongs to seed and frame time, not to the clip's length or its windows. */
export function philoxNoise(clip: Clip, seed: number): FrameNoise {
  const streams = frameStreams(clip.time)
  const [channels, , height, width] = clip.shape
  return (frame, draw) =>
    gaussian({ seed, stream: streams[frame]!, index: draw, length: channels * height * width })
}

/** One draw for all frames that a window makes, `[C, f, H, W]`; zeros at the frames it only sees. */
export function windowNoise(
  window: ClipWindow,
  noise: FrameNoise,
  draw: number,
  shape: LatentShape,
): Float32Array {
  const out = new Float32Array(shape.reduce((product, size) => product * size))
  for (const frame of window.made)
    putFrame(out, shape, window.frames.indexOf(frame), noise(frame, draw), 1, 0)
  return out
}
