import { type ModelDescriptor, type ModelHost, ReelgraphError } from '../../engine/define/index.ts'
import type { Clip, LatentShape } from '../../engine/diffusion/index.ts'
import {
  type Frame,
  type OpenOptions,
  resolveRange,
  steadyFrames,
  steadyReach,
  type Video,
  type VideoRecipe,
} from '../../engine/media/index.ts'
import { decodedFrames } from '../clip/clip-size.ts'
import { type Segment, shotSegments, takeSegment } from './shot-segments.ts'

/** The recipe type of decoded clips. */
export const decodedClipType = 'codec/decoded-clip'

/** How to decode a clip again: its latents and the model that reads them. */
export interface DecodedClipRecipe extends VideoRecipe {
  readonly type: typeof decodedClipType
  readonly model: string
  /** sha256 of the bundle: other weights would give other pictures. */
  readonly sha256: string
  readonly latents: Float32Array
  readonly shape: LatentShape
  readonly segments: readonly Segment[]
  /** How far what stands still may flicker, in levels of 255 (`steadyFrames`); absent or 0: nothing is steadied. */
  readonly steady?: number
  readonly width: number
  readonly height: number
  readonly fps: number
  readonly frames: number
}

/** The recipe of a clip as `model` decodes it. Each shot is decoded on its own, so that nothing shines through a cut. */
export function decodedClipRecipe(clip: Clip, model: ModelDescriptor, steady: number): DecodedClipRecipe {
  const [, frames, height, width] = clip.shape
  return {
    type: decodedClipType,
    model: model.id,
    sha256: model.sha256,
    latents: clip.latents,
    shape: clip.shape,
    segments: shotSegments(clip.shot, model),
    ...(steady > 0 && { steady }),
    width: width * model.compression.space,
    height: height * model.compression.space,
    fps: clip.fps,
    frames: decodedFrames(model, frames),
  }
}

/** A video that decodes latents as frames are asked for. Services revive recipes of `decodedClipType` with this. */
export function decodedClip(recipe: VideoRecipe, models: ModelHost): Video {
  const made = recipe as DecodedClipRecipe
  const { width, height, fps, frames } = made
  return {
    width,
    height,
    fps,
    frames,
    recipe,
    open: (range, options) =>
      decode(made, resolveRange(range, frames, 'decoded clip'), models, options ?? {}),
  }
}

async function* decode(
  recipe: DecodedClipRecipe,
  { start, end }: { readonly start: number; readonly end: number },
  models: ModelHost,
  { signal }: OpenOptions,
): AsyncGenerator<Frame> {
  if (start >= end) return
  const model = await models.open(recipe.model)
  if (model.descriptor.sha256 !== recipe.sha256) {
    throw new ReelgraphError(
      'model.changed',
      recipe.model,
      `The model "${recipe.model}" is not the one that made this clip. Unfreeze Load Model and Decoder where they are frozen, and run the graph again to decode with it.`,
    )
  }
  const { steady = 0 } = recipe
  const stride = model.descriptor.compression.time
  const around = steady > 0 ? steadyReach(stride) : 0
  for (const segment of recipe.segments) {
    const from = Math.max(start, segment.start)
    const to = Math.min(end, segment.end)
    if (from >= to) continue
    const { latents, shape } = takeSegment(recipe.latents, recipe.shape, segment)
    // Frames around those that were asked for belong to their means.
    const first = Math.max(segment.start, from - around)
    const last = Math.min(segment.end, to + around)
    const range = { start: first - segment.start, end: last - segment.start }
    const decoded = untilAborted(model.decode(latents, shape, range), signal)
    let index = first
    for await (const frame of steady > 0 ? steadyFrames(decoded, { stride, levels: steady }) : decoded) {
      if (index >= from && index < to) yield { ...frame, index }
      index++
    }
  }
}

/** Frames until somebody asks for no more, also while none is given out. */
async function* untilAborted(
  frames: AsyncIterable<Frame>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Frame> {
  for await (const frame of frames) {
    signal?.throwIfAborted()
    yield frame
  }
}
