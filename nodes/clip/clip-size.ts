import type { ModelDescriptor } from '../../engine/define/index.ts'
import type { Clip } from '../../engine/diffusion/index.ts'

/** The nearest size that a model can make, in pixels and in latent pixels. */
export interface ModelSize {
  readonly width: number
  readonly height: number
  readonly latentWidth: number
  readonly latentHeight: number
}

/** Rounds a size in pixels to whole patches of the model; at least one patch each way. */
export function modelSize(model: ModelDescriptor, width: number, height: number): ModelSize {
  const block = model.compression.space * model.patch
  const fit = (pixels: number): number => Math.max(1, Math.round(pixels / block)) * block
  const [w, h] = [fit(width), fit(height)]
  const { space } = model.compression
  return { width: w, height: h, latentWidth: w / space, latentHeight: h / space }
}

/** Latent frames that hold about so many decoded frames, at least one. */
export function latentFramesFor(model: ModelDescriptor, frames: number): number {
  const { time, firstFrame } = model.compression
  return firstFrame === 'single'
    ? 1 + Math.max(0, Math.round((frames - 1) / time))
    : Math.max(1, Math.round(frames / time))
}

/** Frames of the video that so many latent frames decode to. */
export function decodedFrames(model: ModelDescriptor, latentFrames: number): number {
  const { time, firstFrame } = model.compression
  return firstFrame === 'single' ? 1 + (latentFrames - 1) * time : latentFrames * time
}

/** What a clip comes to, in words: "18 frames, 2.25 s at 8 fps, 64 × 64". */
export function clipInWords(clip: Clip, model: ModelDescriptor): string {
  const [, latents, height, width] = clip.shape
  const frames = decodedFrames(model, latents)
  const { space } = model.compression
  return (
    `${frames} ${frames === 1 ? 'frame' : 'frames'}, ${seconds(frames / clip.fps)} s at ${seconds(clip.fps)} fps, ` +
    `${width * space} × ${height * space}`
  )
}

/** Seconds with at most two decimals and no trailing zeros. */
export function seconds(value: number): string {
  return String(Math.round(value * 100) / 100)
}
