import type { Run } from '../../engine/define/index.ts'
import { seconds } from '../clip/clip-size.ts'
import type { preview } from './preview.ts'

/** Decodes every frame once, so that what is shown is known to play, and passes the video on. */
export const run: Run<typeof preview> = async ({ inputs, note, progress, signal }) => {
  const { video } = inputs
  let shown = 0
  for await (const _ of video.open(undefined, { signal })) {
    signal.throwIfAborted()
    progress(++shown, video.frames)
  }
  note(
    `${video.frames} frames, ${seconds(video.frames / video.fps)} s at ${seconds(video.fps)} fps, ${video.width} × ${video.height}`,
  )
  return { video }
}
