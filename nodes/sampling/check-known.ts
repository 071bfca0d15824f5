import { type ModelDescriptor, ReelgraphError } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'

/** Throws `model.one-noise-level` where a model that knows no level per frame is given a clip that is partly known. */
export function checkKnown(clip: Clip, model: ModelDescriptor, node: string): void {
  if (model.perFrameNoise || clip.known.every((share) => share === clip.known[0])) return
  throw new ReelgraphError(
    'model.one-noise-level',
    node,
    `${model.title} denoises all frames alike, so it cannot keep the known frames of this clip. ` +
      'Use a model with noise levels per frame, such as picturebook, or an Empty Clip.',
  )
}
