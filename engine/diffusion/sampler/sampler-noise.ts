import type { Clip } from '../clip.ts'
import { frameStreams } from '../noise/frame-streams.ts'
import { gaussian } from '../noise/gaussian.ts'

/**
 * Noise of one clip frame, `[C, H, W]` standard normal. Draw 0 starts the frame, draw k+1 is the k-th that a solver
 * adds, `historyDraw` is what history is shown with.
 */
export type FrameNoise = (frame: number, draw: number) => Float32Array

/** The draw that history noise uses. */
export const historyDraw = 0xffffffff

/** Philox noise of a clip's frames: it belongs to seed and frame time, not to the clip's length or its windows. */
export function philoxNoise(clip: Clip, seed: number): FrameNoise {
  const streams = frameStreams(clip.time)
  const [channels, , height, width] = clip.shape
  return (frame, draw) =>
    gaussian({ seed, stream: streams[frame]!, index: draw, length: channels * height * width })
}
