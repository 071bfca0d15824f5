import { stat } from 'node:fs/promises'
import { animationFrames } from './animation-frames.ts'
import { containerFrames } from './container-frames.ts'
import { checkTiming } from './image-video.ts'
import {
  ChangedFileError,
  MissingFileError,
  RecipeError,
  UnreadableError,
  checkAborted,
} from './media-error.ts'
import { type VideoInfo, probeVideo } from './probe-video.ts'
import { type Frame, type OpenOptions, type Video, type VideoRecipe, resolveRange } from './video.ts'

/** Recipe of `fileVideo`: where the file is and what was found in it. */
export interface FileVideoRecipe extends VideoRecipe, VideoInfo {
  readonly type: 'file'
  readonly path: string
}

/** An MP4, WebM, GIF or animated WebP file as a video: looked at now, decoded range by range when opened. */
export async function fileVideo(path: string, options?: OpenOptions): Promise<Video> {
  return openFileVideo({ type: 'file', path, ...(await probeVideo(path, options)) })
}

/**
 * A file video from its recipe, without touching the file. Opening it throws `MissingFileError`, `ChangedFileError`
 * where the file's size is another than the recipe's, and `UnreadableError` where a frame cannot be decoded.
 */
export function openFileVideo(recipe: FileVideoRecipe): Video {
  const { path, width, height, fps, frames, kind } = recipe
  if (typeof path !== 'string')
    throw new RecipeError('file', 'A file video has no path. Load the file again.')
  checkTiming(path, frames, fps)
  return {
    width,
    height,
    fps,
    frames,
    recipe,
    open: (range, options) => {
      const asked = resolveRange(range, frames, path)
      return (async function* (): AsyncGenerator<Frame> {
        checkAborted(options?.signal, path)
        const stats = await stat(path).catch((cause: unknown) => {
          throw new MissingFileError(path, cause)
        })
        if (stats.size !== recipe.bytes) throw new ChangedFileError(path)
        let index = asked.start
        const source =
          kind === 'mp4' || kind === 'webm' ? containerFrames(recipe, asked) : animationFrames(recipe, asked)
        for await (const data of source) {
          checkAborted(options?.signal, path)
          yield { index, width, height, data }
          index++
        }
        if (index < asked.end) {
          throw new UnreadableError(
            path,
            `"${path}" ends at frame ${index} of ${frames}. The file is cut short; get it again.`,
          )
        }
      })()
    },
  }
}
