import { concatVideo, isConcatVideo } from './concat-video.ts'
import { FrameRangeError } from './media-error.ts'
import { type FrameRange, type Video, type VideoRecipe, resolveRange } from './video.ts'

/** Recipe of `trimVideo`. */
export interface TrimVideoRecipe extends VideoRecipe {
  readonly type: 'trim'
  readonly video: VideoRecipe
  readonly start: number
  readonly end: number
}

interface TrimmedVideo extends Video {
  readonly source: Video
  readonly range: FrameRange
}

/**
 * Frames `start` … `end − 1` of a video as a video of their own, numbered from 0. Throws `FrameRangeError` for a range
 * that is empty or outside the video. A cut of a cut is one cut, and a cut of a join is a join of cuts: however long
 * the chain of nodes, a recipe stays three levels deep.
 */
export function trimVideo(video: Video, range: FrameRange): Video {
  const { start, end } = resolveRange(range, video.frames, 'trim')
  if (start === end)
    throw new FrameRangeError(
      'trim',
      `Frames ${start} to ${end} hold nothing. Choose an end after the start.`,
    )
  if (start === 0 && end === video.frames) return video
  if (isTrimmed(video))
    return trimVideo(video.source, { start: video.range.start + start, end: video.range.start + end })
  if (isConcatVideo(video)) return trimJoin(video.parts, start, end)
  const recipe: TrimVideoRecipe = { type: 'trim', video: video.recipe, start, end }
  const trimmed: TrimmedVideo = {
    width: video.width,
    height: video.height,
    fps: video.fps,
    frames: end - start,
    recipe,
    source: video,
    range: { start, end },
    open: (inner, options) => {
      const asked = resolveRange(inner, end - start, 'trim')
      return (async function* () {
        const shifted = { start: asked.start + start, end: asked.end + start }
        for await (const frame of video.open(shifted, options)) yield { ...frame, index: frame.index - start }
      })()
    },
  }
  return trimmed
}

function isTrimmed(video: Video): video is TrimmedVideo {
  return video.recipe.type === 'trim' && 'source' in video
}

function trimJoin(parts: readonly Video[], start: number, end: number): Video {
  const kept: Video[] = []
  let offset = 0
  for (const part of parts) {
    const from = Math.max(start - offset, 0)
    const to = Math.min(end - offset, part.frames)
    if (from < to) kept.push(trimVideo(part, { start: from, end: to }))
    offset += part.frames
  }
  return concatVideo(kept)
}
