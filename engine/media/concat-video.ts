import { MismatchError, RecipeError, checkAborted } from './media-error.ts'
import { type Frame, type Video, type VideoRecipe, resolveRange } from './video.ts'

/** Recipe of `concatVideo`. */
export interface ConcatVideoRecipe extends VideoRecipe {
  readonly type: 'concat'
  readonly videos: readonly VideoRecipe[]
}

/** A video made by `concatVideo` keeps its parts, so that joins of joins and cuts of joins stay flat. */
export interface ConcatVideo extends Video {
  readonly parts: readonly Video[]
}

/**
 * Videos one after another (at least one). They must agree in width, height and fps; otherwise `MismatchError` names
 * the first that differs and in what. Only one part is open at a time.
 */
export function concatVideo(videos: readonly Video[]): Video {
  const parts = videos.flatMap((video) => (isConcatVideo(video) ? video.parts : [video]))
  const first = parts[0]
  if (!first) throw new RecipeError('concat', 'Joining needs at least one video. Connect one.')
  for (const [i, video] of videos.entries()) checkAgrees(first, video, i)
  if (parts.length === 1) return first
  const { width, height, fps } = first
  const frames = parts.reduce((sum, video) => sum + video.frames, 0)
  const recipe: ConcatVideoRecipe = { type: 'concat', videos: parts.map((video) => video.recipe) }
  const joined: ConcatVideo = {
    width,
    height,
    fps,
    frames,
    recipe,
    parts,
    open: (range, options) => {
      const { start, end } = resolveRange(range, frames, 'concat')
      return (async function* (): AsyncGenerator<Frame> {
        let offset = 0
        for (const video of parts) {
          const from = Math.max(start - offset, 0)
          const to = Math.min(end - offset, video.frames)
          if (from < to) {
            for await (const frame of video.open({ start: from, end: to }, options)) {
              checkAborted(options?.signal, 'concat')
              yield { ...frame, index: frame.index + offset }
            }
          }
          offset += video.frames
        }
      })()
    },
  }
  return joined
}

/** Whether a video was made by `concatVideo`. */
export function isConcatVideo(video: Video): video is ConcatVideo {
  return video.recipe.type === 'concat' && 'parts' in video
}

function checkAgrees(first: Video, video: Video, position: number): void {
  const differences: string[] = []
  if (video.width !== first.width || video.height !== first.height) {
    differences.push(`its size is ${video.width}×${video.height}, not ${first.width}×${first.height}`)
  }
  if (video.fps !== first.fps) differences.push(`it runs at ${video.fps} fps, not ${first.fps}`)
  if (differences.length === 0) return
  throw new MismatchError(
    `videos[${position}]`,
    `Video ${position + 1} does not fit the first: ${differences.join(' and ')}. Bring them to one size and rate first.`,
  )
}
