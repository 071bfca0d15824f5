import type { ModelDescriptor } from '../../../engine/define/index.ts'
import type { ClipOutline } from './outline.ts'

/** Seconds from one latent frame of a model's clips to the next. */
export function spacing({ compression, fps }: ModelDescriptor): number {
  return compression.time / fps
}

/** The first decoded frame that a latent frame becomes. */
export function firstDecoded({ compression: { time, firstFrame } }: ModelDescriptor, latent: number): number {
  if (firstFrame === 'same') return latent * time
  return latent === 0 ? 0 : 1 + (latent - 1) * time
}

/** The step of a clip's time axis that is laid out anew; a clip of a single latent has none. */
export function stepOf(model: ModelDescriptor, latents: number): number | undefined {
  return latents > 1 ? spacing(model) : undefined
}

/** Seconds from one latent frame to the next as a node without a model finds them: by the clip's own times. */
export function foundSpacing({ model, step }: Pick<ClipOutline, 'model' | 'step'>): number {
  return step ?? 1 / model.fps
}

/** The latent frame that a decoded frame comes from, and how many of its decoded frames come before it. */
export function latentOf(
  { compression: { time, firstFrame } }: ModelDescriptor,
  frame: number,
): { readonly latent: number; readonly part: number } {
  if (firstFrame === 'same') return { latent: Math.floor(frame / time), part: frame % time }
  if (frame === 0) return { latent: 0, part: 0 }
  return { latent: 1 + Math.floor((frame - 1) / time), part: (frame - 1) % time }
}
