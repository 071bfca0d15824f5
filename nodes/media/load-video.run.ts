import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { seconds } from '../clip/clip-size.ts'
import { assetVideo } from './asset-video.ts'
import type { loadVideo } from './load-video.ts'

/** Looks into the video of that content; frames are read when a node asks for them. */
export const run: Run<typeof loadVideo> = async ({ inputs, node, note, services, signal }) => {
  if (inputs.file === '') throw new ReelgraphError('asset.none', node, 'No video is chosen. Choose a file.')
  const video = await assetVideo(inputs.file, services.assets, { signal })
  const { width, height, frames, fps } = video
  note(`${frames} frames, ${seconds(frames / fps)} s at ${seconds(fps)} fps, ${width} × ${height}`)
  return { video }
}
