import type { ModelDescriptor } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'

/** What the sampler is asked about long clips: window and overlap in seconds, 0 for the model's own choice. */
export interface WindowWishes {
  readonly context: number
  readonly overlap: number
  readonly anchor: number
}

/** Windows in latent frames that the model can really see: wishes are rounded and kept within its length. */
export function windowOptions(
  { context, overlap, anchor }: WindowWishes,
  clip: Clip,
  model: ModelDescriptor,
): { maxFrames: number; context: number; sink: number; maxShots: number } {
  const latents = (seconds: number): number =>
    Math.max(1, Math.round((seconds * clip.fps) / model.compression.time))
  const maxFrames = Math.min(model.maxFrames, context > 0 ? Math.max(2, latents(context)) : model.maxFrames)
  const sink = Math.max(0, Math.min(anchor, maxFrames - 2))
  const room = Math.max(0, maxFrames - sink - 1)
  const wanted = overlap > 0 ? latents(overlap) : Math.ceil(maxFrames / 2)
  const seen = maxFrames > 1 ? Math.max(1, Math.min(wanted, room)) : 0
  return { maxFrames, sink, context: seen, maxShots: model.maxShots }
}
