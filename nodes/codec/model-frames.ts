import type { ModelDescriptor } from '../../engine/define/index.ts'
import { type Frame, resizeImage, type Video } from '../../engine/media/index.ts'

/** How a picture of another shape fills a size: `cover` cuts edges, `contain` adds black bars, `stretch` bends it. */
export type Fit = 'cover' | 'contain' | 'stretch'

/** What a model's encoder is given of a video. */
export interface ModelFrames {
  /** How many frames `frames` gives: whole latents. */
  readonly count: number
  /** How many of them are the video itself; the rest repeat its last frame. */
  readonly shown: number
  readonly frames: AsyncIterable<Frame>
}

/**
 * A video at the model's rate and a given size, its last frame repeated to fill the last latent. A single picture
 * becomes one latent, whatever rate it claims.
 */
export function modelFrames(
  video: Video,
  model: ModelDescriptor,
  size: { readonly width: number; readonly height: number },
  fit: Fit,
  signal: AbortSignal,
): ModelFrames {
  const { time, firstFrame } = model.compression
  const shown = video.frames === 1 ? 1 : Math.max(1, Math.round((video.frames * model.fps) / video.fps))
  const count =
    firstFrame === 'single' ? 1 + Math.ceil((shown - 1) / time) * time : Math.ceil(shown / time) * time
  const sourceOf = (index: number): number =>
    Math.min(video.frames - 1, Math.floor(((Math.min(index, shown - 1) + 0.5) * video.fps) / model.fps))
  const how = { fit: fit === 'stretch' ? 'fill' : fit } as const
  async function* frames(): AsyncGenerator<Frame> {
    let index = 0
    for await (const frame of video.open(undefined, { signal })) {
      if (index >= count || sourceOf(index) > frame.index) continue
      const fitted = await resizeImage(frame, size.width, size.height, how)
      for (; index < count && sourceOf(index) === frame.index; index++) yield { ...fitted, index }
    }
  }
  return { count, shown, frames: frames() }
}
