import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { trimVideo } from '../../engine/media/index.ts'
import type { trim } from './trim.ts'
import { trimmedRange } from './trimmed-range.ts'

/** The frames from `from` up to `to`, rounded to whole frames and at least one. */
export const run: Run<typeof trim> = ({ inputs, node }) => {
  const { video, from, to } = inputs
  const range = trimmedRange(video, from, to)
  if (!range) {
    const length = Math.round((video.frames / video.fps) * 100) / 100
    throw new ReelgraphError(
      'trim.empty',
      node,
      `Nothing is left from ${from} s to ${to} s: the video is ${length} s long. Choose times inside it.`,
    )
  }
  return { video: trimVideo(video, range) }
}
