import { latentFrames } from '../../../engine/diffusion/patterns/empty-clip.ts'
import type { ModelDescriptor } from '../../../engine/define/index.ts'
import { decodedFrames } from '../../../nodes/clip/clip-size.ts'
import { spacing } from '../outline/clip-time.ts'
import { type Shot, shotLimits } from './shot.ts'

/** Where a shot lies in the clip. */
export interface LaidShot {
  /** Its first latent frame, and how many it has. */
  readonly first: number
  readonly latents: number
  /** Seconds that its frames last, whatever was asked for. */
  readonly seconds: number
}

/** How a story lies in its clip. */
export interface Story {
  readonly shots: readonly LaidShot[]
  /** Latent frames of an earlier clip, which come first. */
  readonly earlier: number
  readonly latents: number
  /** Of the decoded video. */
  readonly frames: number
  readonly fps: number
  /** Seconds of one latent frame, and of the clip. */
  readonly spacing: number
  readonly seconds: number
}

/** Lays shots out as the composer does: each rounded to whole latent frames, at least one. */
export function layStory(shots: readonly Shot[], model: ModelDescriptor, earlier = 0): Story {
  const step = spacing(model)
  let first = earlier
  const laid = shots.map(({ seconds }): LaidShot => {
    const latents = latentFrames(clamped(seconds), model.fps, model.compression.time)
    const shot = { first, latents, seconds: latents * step }
    first += latents
    return shot
  })
  const frames = first === 0 ? 0 : decodedFrames(model, first)
  return {
    shots: laid,
    earlier,
    latents: first,
    frames,
    fps: model.fps,
    spacing: step,
    seconds: frames / model.fps,
  }
}

/** The shot that a latent frame belongs to; undefined within the earlier clip. */
export function shotAt({ shots }: Story, latent: number): number | undefined {
  const at = shots.findIndex(({ first, latents }) => latent >= first && latent < first + latents)
  return at < 0 ? undefined : at
}

/** Seconds for a shot of so many latent frames, within what the composer takes. */
export function secondsOf(latents: number, story: Pick<Story, 'spacing'>): number {
  return clamped(Math.round(Math.max(1, latents) * story.spacing * 1000) / 1000)
}

/** A length that the composer takes. */
export function clamped(seconds: number): number {
  return Math.min(shotLimits.most, Math.max(shotLimits.least, seconds))
}
