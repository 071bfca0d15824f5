import { type ModelDescriptor, ReelgraphError } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'

/** Throws `clip.wrong-space` unless the clip's latents are of the model's own kind. */
export function checkSpace(clip: Clip, model: ModelDescriptor, node: string): void {
  if (clip.space === model.space && clip.shape[0] === model.channels) return
  throw new ReelgraphError(
    'clip.wrong-space',
    node,
    `This clip has latents of "${clip.space}", but ${model.title} works on "${model.space}". ` +
      `Wire the model that made the clip, or decode the clip and encode it with ${model.title}.`,
  )
}
