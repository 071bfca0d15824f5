import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { fileVideo } from '../../engine/media/index.ts'
import { seconds } from '../clip/clip-size.ts'
import type { loadVideo } from './load-video.ts'

/** Looks into the video of that content; frames are read when a node asks for them. */
export const run: Run<typeof loadVideo> = async ({ inputs, node, note, services, signal }) => {
  if (inputs.file === '') throw new ReelgraphError('asset.none', node, 'No video is chosen. Choose a file.')
  const video = await fileVideo(await services.assets.path(inputs.file), { signal })
  const { width, height, frames, fps } = video
  note(`${frames} frames, ${seconds(frames / fps)} s at ${seconds(fps)} fps, ${width} × ${height}`)
  return { video }
}
