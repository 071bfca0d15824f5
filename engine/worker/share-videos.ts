import { decodedClipType } from '../../nodes/codec/decoded-clip.ts'
import { upscaledVideoType } from '../../nodes/media/upscaled-video.ts'
import { shareVideo } from '../media/index.ts'
import type { Frame, OpenOptions, Video } from '../media/index.ts'
import type { ExecuteOptions } from '../run/index.ts'

/** The most that the frames of one video may take on disk while they wait for a reader. */
const spillBytes = 2 * 2 ** 30

/** Videos whose every frame costs a run of a network. */
const costly: ReadonlySet<string> = new Set([decodedClipType, upscaledVideoType])

/**
 * Lets readers of a video that a network makes share one pass over it. Other videos cost little to open again, and one
 * too large to lie on disk is decoded for each.
 */
export function shareVideos(spillDir: string): NonNullable<ExecuteOptions['share']> {
  return (kind, value, readers) => {
    if (kind.id !== 'video') return undefined
    const video = value as Video
    if (!costly.has(video.recipe.type)) return undefined
    if (3 * video.width * video.height * video.frames > spillBytes) return undefined
    const { videos, close } = shareVideo(video, readers, { spillDir })
    return { values: videos.map((shared) => sharedWhole(shared, video)), close }
  }
}

/** Shares where all of a video is read. A part is decoded by itself: the pass would decode all that lies before it. */
function sharedWhole(shared: Video, video: Video): Video {
  return {
    ...shared,
    open(range, options) {
      if (!range || (range.start === 0 && range.end === video.frames)) return whole(shared, video, options)
      return part(shared, video.open(range, options))
    },
  }
}

/** Reads along with the others. A pass that ends early, closed or with no room on disk, costs the sharing only. */
async function* whole(shared: Video, video: Video, options: OpenOptions = {}): AsyncGenerator<Frame> {
  let next = 0
  try {
    for await (const frame of shared.open(undefined, options)) {
      next = frame.index + 1
      yield frame
    }
    return
  } catch (error) {
    if (options.signal?.aborted) throw error
  }
  if (next < video.frames) yield* video.open({ start: next, end: video.frames }, options)
}

/** Tells the pass that this reader needs nothing of it, so that nothing is kept for it. */
async function* part(shared: Video, frames: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  try {
    for await (const _ of shared.open({ start: 0, end: 0 })) break
  } catch {
    // A pass that has ended keeps nothing.
  }
  yield* frames
}
