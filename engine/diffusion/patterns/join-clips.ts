import { checkClip } from '../check-clip.ts'
import type { Clip } from '../clip.ts'
import { MismatchError, MissingError } from '../diffusion-error.ts'

/** Puts clips of one space, size and rate one after another as they are: frames, waves, shots and times unchanged. */
export function joinClips(clips: readonly Clip[]): Clip {
  const [first] = clips
  if (!first) throw new MissingError('clips', 'There are no clips to join. Give at least one.')
  const [channels, , height, width] = first.shape
  for (const clip of clips) {
    checkClip(clip)
    const [c, , h, w] = clip.shape
    if (
      clip.space !== first.space ||
      clip.fps !== first.fps ||
      c !== channels ||
      h !== height ||
      w !== width
    ) {
      throw new MismatchError(
        'clips',
        `A clip of ${clip.space}, ${w}×${h} at ${clip.fps} fps cannot join one of ${first.space}, ${width}×${height} ` +
          `at ${first.fps} fps. Make both with the same model and size.`,
      )
    }
  }
  const frames = clips.reduce((sum, clip) => sum + clip.shape[1], 0)
  const size = height * width
  const latents = new Float32Array(channels * frames * size)
  let at = 0
  for (const clip of clips) {
    const block = clip.shape[1] * size
    for (let c = 0; c < channels; c++) {
      latents.set(clip.latents.subarray(c * block, (c + 1) * block), (c * frames + at) * size)
    }
    at += clip.shape[1]
  }
  return {
    ...first,
    latents,
    shape: [channels, frames, height, width],
    sigma: Float32Array.from(clips.flatMap((clip) => [...clip.sigma])),
    known: Float32Array.from(clips.flatMap((clip) => [...clip.known])),
    wave: Int32Array.from(clips.flatMap((clip) => [...clip.wave])),
    shot: clips.flatMap((clip) => clip.shot),
    time: Float32Array.from(clips.flatMap((clip) => [...clip.time])),
  }
}
