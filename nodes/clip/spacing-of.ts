import type { ModelDescriptor } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'

/**
 * Seconds from one latent frame of a clip to the next: by the model where it is known, else the smallest step of the
 * clip's own time axis, and one decoded frame for a clip of a single latent.
 */
export function spacingOf(clip: Clip, model?: ModelDescriptor): number {
  if (model) return model.compression.time / clip.fps
  let least = Infinity
  for (let frame = 1; frame < clip.time.length; frame++) {
    const step = clip.time[frame]! - clip.time[frame - 1]!
    if (step > 0) least = Math.min(least, step)
  }
  return Number.isFinite(least) ? Math.round(least * clip.fps) / clip.fps || 1 / clip.fps : 1 / clip.fps
}
