import { type ModelHost, ReelgraphError, type UpscalerDescriptor } from '../../engine/define/index.ts'
import {
  type Frame,
  type OpenOptions,
  resolveRange,
  type Video,
  type VideoRecipe,
} from '../../engine/media/index.ts'

/** The recipe type of enlarged videos. */
export const upscaledVideoType = 'media/upscaled'

/** How to enlarge a video again: the video, by how much, and the upscaler's weights. */
export interface UpscaledVideoRecipe extends VideoRecipe {
  readonly type: typeof upscaledVideoType
  readonly video: VideoRecipe
  readonly scale: number
  readonly upscaler: string
  /** sha256 of the bundle: other weights would give other pictures. */
  readonly sha256: string
}

/** The recipe of a video as an upscaler enlarges it. */
export function upscaledRecipe(
  video: Video,
  { id, sha256 }: UpscalerDescriptor,
  scale: number,
): UpscaledVideoRecipe {
  return { type: upscaledVideoType, video: video.recipe, scale, upscaler: id, sha256 }
}

/**
 * `source` enlarged frame by frame as frames are asked for; one is held at a time. Opening it throws `model.changed` where
 * the upscaler is another one by now, and what the upscaler throws. Services revive recipes of `upscaledVideoType` with this.
 */
export function upscaledVideo(recipe: UpscaledVideoRecipe, source: Video, models: ModelHost): Video {
  return {
    width: source.width * recipe.scale,
    height: source.height * recipe.scale,
    fps: source.fps,
    frames: source.frames,
    recipe,
    open: (range, options) =>
      enlarge(recipe, source, models, resolveRange(range, source.frames, 'enlarged video'), options ?? {}),
  }
}

async function* enlarge(
  recipe: UpscaledVideoRecipe,
  source: Video,
  models: ModelHost,
  range: { readonly start: number; readonly end: number },
  options: OpenOptions,
): AsyncGenerator<Frame> {
  if (range.start === range.end) return
  const upscaler = await models.openUpscaler(recipe.upscaler)
  if (upscaler.descriptor.sha256 !== recipe.sha256) {
    throw new ReelgraphError(
      'model.changed',
      recipe.upscaler,
      `The upscaler "${recipe.upscaler}" is not the one that this video was to be enlarged with. Unfreeze Upscale where it is frozen, and run the graph again.`,
    )
  }
  for await (const frame of source.open(range, options)) {
    options.signal?.throwIfAborted()
    yield { index: frame.index, ...(await upscaler.upscale(frame, recipe.scale, options)) }
  }
}
