import { type Packed, ReelgraphError } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'
import { fromHalf } from '../../engine/models/session/half.ts'

/** What a step of another run left behind, beside its latents `[C, F, H, W]` float16. */
interface Left {
  readonly shape: readonly number[]
  /** `[F]` 0…1 both. */
  readonly sigma: readonly number[]
  readonly known: readonly number[]
  readonly space?: string
}

/**
 * The clip as a step of another run left it: its latents, levels and known frames on the frames, shots and times of
 * `clip`. Throws `start.shape` or `start.space` where the clip has come to be another one since.
 */
export function startedClip(clip: Clip, start: Packed | undefined, node: string): Clip {
  if (!start) return clip
  const { shape, sigma, known, space } = start.meta as unknown as Left
  if (shape.join() !== clip.shape.join()) {
    throw new ReelgraphError(
      'start.shape',
      node,
      `The step that this goes on from has latents of ${shape.join(' × ')}, but the clip has ${clip.shape.join(' × ')}. ` +
        'Set size and length as they were in the run that it was branched from.',
    )
  }
  if (space !== undefined && space !== clip.space) {
    throw new ReelgraphError(
      'start.space',
      node,
      `The step that this goes on from is of the latent space "${space}", but the clip is of "${clip.space}". ` +
        'Choose the model of the run that it was branched from.',
    )
  }
  return {
    ...clip,
    latents: fromHalf(new Uint16Array(new Uint8Array(start.buffers['latents']!).buffer)),
    sigma: Float32Array.from(sigma),
    known: Float32Array.from(known),
  }
}
