import type { Image } from './image.ts'
import { MismatchError, RecipeError, checkAborted } from './media-error.ts'
import { type Video, type VideoRecipe, resolveRange } from './video.ts'

/** Recipe of `imageVideo`. */
export interface ImageVideoRecipe extends VideoRecipe {
  readonly type: 'image'
  readonly image: Image
  readonly frames: number
  readonly fps: number
}

/** One picture held still for `frames` frames (at least 1) at `fps` frames per second. */
export function imageVideo(image: Image, frames: number, fps: number): Video {
  checkTiming('image', frames, fps)
  const { width, height, data } = image
  if (data.length !== width * height * 3) {
    throw new MismatchError(
      'image',
      `A ${width}×${height} picture needs ${width * height * 3} bytes but has ${data.length}. Give three bytes a pixel.`,
    )
  }
  const recipe: ImageVideoRecipe = { type: 'image', image: { width, height, data }, frames, fps }
  return {
    width,
    height,
    fps,
    frames,
    recipe,
    open: (range, options) => {
      const { start, end } = resolveRange(range, frames, 'image')
      return (async function* () {
        for (let index = start; index < end; index++) {
          checkAborted(options?.signal, 'image')
          yield { index, width, height, data }
        }
      })()
    },
  }
}

/** Throws `RecipeError` unless `frames` is a whole number from 1 and `fps` a number above 0 and at most 1000. */
export function checkTiming(subject: string, frames: number, fps: number): void {
  if (!Number.isInteger(frames) || frames < 1) {
    throw new RecipeError(subject, `A video needs a whole number of frames from 1, not ${frames}.`)
  }
  if (!(fps > 0 && fps <= 1000)) {
    throw new RecipeError(
      subject,
      `A video needs a frame rate above 0 and at most 1000 per second, not ${fps}.`,
    )
  }
}
