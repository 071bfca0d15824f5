import type { ModelDescriptor } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'

/** What the sampler is asked about long clips: window and overlap in seconds, 0 for the model's own choice. */
export interface WindowWishes {
  readonly context: number
  readonly overlap: number
  readonly anchor: number
}

/** What is wished for in latent frames, whether the model can see as much or not; what it is to choose is chosen. */
export function wishedFrames(
  { context, overlap, anchor }: WindowWishes,
  clip: Clip,
  model: ModelDescriptor,
): WindowWishes {
  const latents = (seconds: number): number =>
    Math.max(1, Math.round((seconds * clip.fps) / model.compression.time))
  const window = context > 0 ? Math.max(2, latents(context)) : model.maxFrames
  const half = Math.ceil(Math.min(model.maxFrames, window) / 2)
  return { context: window, overlap: overlap > 0 ? latents(overlap) : half, anchor }
}

/** Windows in latent frames that the model can really see: wishes are rounded and kept within its length. */
export function windowOptions(
  wishes: WindowWishes,
  clip: Clip,
  model: ModelDescriptor,
): { maxFrames: number; context: number; sink: number; maxShots: number } {
  const { context, overlap, anchor } = wishedFrames(wishes, clip, model)
  const maxFrames = Math.min(model.maxFrames, context)
  const sink = Math.max(0, Math.min(anchor, maxFrames - 2))
  const room = Math.max(0, maxFrames - sink - 1)
  const seen = maxFrames > 1 ? Math.max(1, Math.min(overlap, room)) : 0
  return { maxFrames, sink, context: seen, maxShots: model.maxShots }
}
