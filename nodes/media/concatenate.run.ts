import { ReelgraphError, type Run } from '../../engine/define/index.ts'
import { concatVideo } from '../../engine/media/index.ts'
import type { concatenate } from './concatenate.ts'

/** All of First, then all of Second. */
export const run: Run<typeof concatenate> = ({ inputs, node }) => {
  const videos = [...inputs.first, ...(inputs.second ?? [])]
  if (videos.length === 0) {
    throw new ReelgraphError('concatenate.empty', node, 'There are no videos to join. Wire at least one.')
  }
  return { video: concatVideo(videos) }
}
