import type { OpenModel } from '../../engine/define/index.ts'
import type { LatentShape } from '../../engine/diffusion/index.ts'
import type { Frame, Video } from '../../engine/media/index.ts'
import { type Fit, modelFrames } from './model-frames.ts'

/** Latents of a video at a size the model takes, and how often its last frame was repeated to fill the last of them; progress counts the frames that were handed over. */
export async function encodeVideo(
  model: OpenModel,
  video: Video,
  { width, height }: { readonly width: number; readonly height: number },
  fit: Fit,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<{ readonly latents: Float32Array; readonly shape: LatentShape; readonly repeated: number }> {
  const { count, shown, frames } = modelFrames(video, model.descriptor, { width, height }, fit, signal)
  return { ...(await model.encode(counted(frames, count, signal, progress))), repeated: count - shown }
}

async function* counted(
  frames: AsyncIterable<Frame>,
  total: number,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): AsyncGenerator<Frame> {
  let done = 0
  for await (const frame of frames) {
    signal.throwIfAborted()
    yield frame
    progress(++done, total)
  }
}
