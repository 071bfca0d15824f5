import type { ModelDescriptor } from '../../define/values.ts'

type Compression = ModelDescriptor['compression']

/** Decoded frames of a clip of `latents` latent frames. */
export function frameCount(latents: number, { time, firstFrame }: Compression): number {
  return firstFrame === 'single' ? Math.max(0, latents - 1) * time + Math.min(1, latents) : latents * time
}

/** The latent frame that decoded frame `frame` comes from. */
export function latentOfFrame(frame: number, { time, firstFrame }: Compression): number {
  return firstFrame === 'single' ? Math.ceil(frame / time) : Math.floor(frame / time)
}

/** The first decoded frame of latent frame `latent`. */
export function firstFrameOf(latent: number, { time, firstFrame }: Compression): number {
  return firstFrame === 'single' ? (latent === 0 ? 0 : (latent - 1) * time + 1) : latent * time
}

/** Frames needed for whole latents: `frames` rounded up. */
export function wholeFrames(frames: number, compression: Compression): number {
  return frames < 1 ? 0 : frameCount(latentOfFrame(frames - 1, compression) + 1, compression)
}
