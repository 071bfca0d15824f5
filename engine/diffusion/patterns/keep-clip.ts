import { checkClip } from '../check-clip.ts'
import type { Clip } from '../clip.ts'
import { MismatchError } from '../diffusion-error.ts'

/** The clip with every frame given and kept, in wave 0. Throws where a frame still carries noise. */
export function keepClip(clip: Clip): Clip {
  checkClip(clip)
  const noisy = clip.sigma.findIndex((level) => level > 0)
  if (noisy >= 0) {
    throw new MismatchError(
      'clip.sigma',
      `Frame ${noisy} of the clip is not finished. Sample the clip to its end before building on it.`,
    )
  }
  return {
    ...clip,
    known: new Float32Array(clip.known.length).fill(1),
    wave: new Int32Array(clip.wave.length),
  }
}
