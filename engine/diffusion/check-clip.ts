import { checkFinite, checkInteger, checkLength, checkNumber } from './check.ts'
import type { Clip } from './clip.ts'
import { MismatchError } from './diffusion-error.ts'

/** Throws a named error unless all rows of a clip have its shape's lengths, are finite and lie in their ranges. */
export function checkClip(clip: Clip): void {
  checkLength('clip.shape', clip.shape, 4)
  for (const size of clip.shape) checkInteger('clip.shape', size, 1, 0x7fffffff)
  const [channels, frames, height, width] = clip.shape
  checkLength('clip.latents', clip.latents, channels * frames * height * width)
  for (const row of ['sigma', 'known', 'wave', 'shot', 'time'] as const)
    checkLength(`clip.${row}`, clip[row], frames)
  checkFinite('clip.latents', clip.latents)
  checkFinite('clip.time', clip.time)
  checkNumber('clip.fps', clip.fps, 1e-3, 1e6)
  for (let frame = 0; frame < frames; frame++) {
    checkNumber(`clip.sigma[${frame}]`, clip.sigma[frame], 0, 1)
    checkNumber(`clip.known[${frame}]`, clip.known[frame], 0, 1)
    if (clip.known[frame]! >= 1 && clip.sigma[frame]! > 0) {
      throw new MismatchError(
        `clip.known[${frame}]`,
        `Frame ${frame} is given as known but still carries noise. Let its run finish (Continue) before keeping it.`,
      )
    }
  }
}
