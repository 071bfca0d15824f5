import type { LatentShape } from '../../diffusion/clip.ts'
import type { ModelDescriptor } from '../../define/values.ts'
import { ModelRequestError } from '../model-error.ts'
import { frameCount, latentOfFrame } from './frame-layout.ts'

/** Decoded frames to give, and the latents they come from; ends are exclusive. */
export interface DecodeRange {
  readonly start: number
  readonly end: number
  readonly firstLatent: number
  readonly endLatent: number
}

/** The range to decode, all where none is given. Throws `model.request` where it or the latents' shape is not right. */
export function decodeRange(
  model: ModelDescriptor,
  latents: Float32Array,
  shape: LatentShape,
  range: { start: number; end: number } | undefined,
): DecodeRange {
  const [channels, frames, height, width] = shape
  const all = frameCount(frames, model.compression)
  const { start, end } = range ?? { start: 0, end: all }
  if (channels !== model.channels || latents.length !== channels * frames * height * width)
    throw new ModelRequestError(
      model.id,
      `"${model.id}" decodes latents of ${model.channels} channels; ${latents.length} numbers of shape ` +
        `${shape.join('×')} came. Use the decoder of the model that made the clip.`,
    )
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start > end || end > all)
    throw new ModelRequestError(
      model.id,
      `Frames ${start} to ${end} were asked for, but these latents give frames 0 to ${all}. Ask for frames inside.`,
    )
  if (start === end) return { start, end, firstLatent: 0, endLatent: 0 }
  return {
    start,
    end,
    firstLatent: latentOfFrame(start, model.compression),
    endLatent: latentOfFrame(end - 1, model.compression) + 1,
  }
}
