import { checkClip } from '../check-clip.ts'
import { checkInteger } from '../check.ts'
import type { Clip } from '../clip.ts'
import { pickFrames } from './pick-frames.ts'

/** Frames `start` up to but not including `end` of a clip, with their own times. */
export function trimClip(clip: Clip, start: number, end: number): Clip {
  checkClip(clip)
  checkInteger('start', start, 0, clip.known.length - 1)
  checkInteger('end', end, start + 1, clip.known.length)
  return pickFrames(
    clip,
    Int32Array.from({ length: end - start }, (_, i) => start + i),
  )
}
