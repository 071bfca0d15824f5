import type { LatentShape } from '../clip.ts'
import { alphaOf, type Parametrisation } from '../solvers/parametrisation.ts'
import type { ClipWindow } from './plan-windows.ts'
import { type FrameNoise, historyDraw } from './sampler-noise.ts'

/**
 * Noises the finished frames of a window `[C, f, H, W]` in place to `level` (0…1) and returns the levels `[f]` to tell
 * the model. Long rollouts drift less when history is not taken for perfect (Chen et al. 2024, "Diffusion Forcing").
 */
export function addHistoryNoise(
  latents: Float32Array,
  [channels, frames, height, width]: LatentShape,
  sigma: Float64Array,
  window: ClipWindow,
  level: number,
  noise: FrameNoise,
  parametrisation: Parametrisation,
): Float64Array {
  if (level === 0) return sigma
  const made = new Set(window.made)
  const size = height * width
  const keep = alphaOf(parametrisation, level)
  return sigma.map((own, place) => {
    const frame = window.frames[place]!
    if (made.has(frame)) return own
    const drawn = noise(frame, historyDraw)
    for (let c = 0; c < channels; c++) {
      const start = (c * frames + place) * size
      for (let i = 0; i < size; i++)
        latents[start + i] = keep * latents[start + i]! + level * drawn[c * size + i]!
    }
    return level
  })
}
