import { type ModelDescriptor, ReelgraphError } from '../../engine/define/index.ts'
import { type Clip, planWindows, type WindowOptions } from '../../engine/diffusion/index.ts'

/**
 * Throws `model.one-noise-level` where a model that knows no level per frame would have to go on from one window to the next: it would only be told
 * after the first of them was made.
 */
export function checkOneWindow(
  clip: Clip,
  model: ModelDescriptor,
  windows: WindowOptions,
  node: string,
): void {
  if (model.perFrameNoise) return
  if (planWindows(clip, windows).every(({ frames, made }) => frames.length === made.length)) return
  const alike = `${model.title} denoises all frames alike, so it cannot go on from frames that are made`
  if (clip.shape[1] <= (windows.maxFrames ?? Infinity))
    throw new ReelgraphError(
      'model.one-noise-level',
      node,
      `${alike}, and parts of this clip are to be made one after another. Make them together.`,
    )
  const { time, firstFrame } = model.compression
  const most = firstFrame === 'single' ? (model.maxFrames - 1) * time + 1 : model.maxFrames * time
  throw new ReelgraphError(
    'model.one-noise-level',
    node,
    `${alike}, and it sees ${model.maxFrames} latent frames at once. Make the clip at most ` +
      `${Math.floor((most / clip.fps) * 100) / 100} s long, with Window at 0.`,
  )
}
