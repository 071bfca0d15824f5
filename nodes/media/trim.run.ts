import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { trimVideo } from '../../engine/media/index.ts'
import type { trim } from './trim.ts'

/** The frames from `from` up to `to`, rounded to whole frames and at least one. */
export const run: Run<typeof trim> = ({ inputs, node }) => {
  const { video, from, to } = inputs
  const { fps, frames } = video
  const start = Math.round(from * fps)
  const end = Math.min(frames, to > 0 ? Math.round(to * fps) : frames + Math.round(to * fps))
  if (start >= frames || end <= start) {
    const length = Math.round((frames / fps) * 100) / 100
    throw new ReelgraphError(
      'trim.empty',
      node,
      `Nothing is left from ${from} s to ${to} s: the video is ${length} s long. Choose times inside it.`,
    )
  }
  return { video: trimVideo(video, { start, end }) }
}
