import type { DenoiseRequest } from '../../define/services.ts'
import type { ModelDescriptor } from '../../define/values.ts'
import { ForeignConditioningError, ModelRequestError } from '../model-error.ts'

/**
 * Refuses a request that the model cannot take, before anything is computed: `model.request` for shapes, sizes, levels,
 * frames and shots; `conditioning.other-model` for text from another encoder.
 */
export function checkRequest(model: ModelDescriptor, request: DenoiseRequest): void {
  const refuse = (message: string): never => {
    throw new ModelRequestError(model.id, message)
  }
  const [channels, frames, height, width] = request.shape
  if (channels !== model.channels)
    refuse(
      `"${model.id}" has ${model.channels} latent channels, and the clip has ${channels}. Make the clip with this model.`,
    )
  if (request.latents.length !== channels * frames * height * width)
    refuse(`Latents of ${request.shape.join('×')} were announced and ${request.latents.length} numbers came.`)
  if (frames < 1 || frames > model.maxFrames)
    refuse(
      `"${model.id}" denoises 1 to ${model.maxFrames} latent frames at once, and ${frames} were asked for. Use fewer seconds, ` +
        'or extend the clip in waves.',
    )
  if (height % model.patch || width % model.patch || height < 1 || width < 1) {
    const step = model.patch * model.compression.space
    refuse(`Sizes of "${model.id}" are multiples of ${step} pixels; latents of ${width}×${height} are not.`)
  }
  for (const [name, list] of [
    ['sigma', request.sigma],
    ['time', request.time],
    ['shot', request.shot],
  ] as const)
    if (list.length !== frames)
      refuse(`${frames} frames need ${frames} values of ${name}, and ${list.length} came.`)
  if (!request.sigma.every((level) => level >= 0 && level <= 1)) refuse('Noise levels lie between 0 and 1.')
  if (!model.perFrameNoise && !request.sigma.every((level) => level === request.sigma[0]))
    refuse(
      `"${model.id}" knows one noise level for all frames, so it cannot keep some frames and make others. Use it for ` +
        'text to video, or choose a model with a level per frame.',
    )
  const shots = new Set(request.shot).size
  if (shots > model.maxShots)
    refuse(
      `"${model.id}" knows ${model.maxShots} shots at once, and ${shots} were asked for. Use fewer, or one after another.`,
    )
  for (const conditioning of request.conditionings) {
    if (!conditioning) continue
    if (conditioning.model !== model.id) throw new ForeignConditioningError(model.id, conditioning.model)
    for (const span of conditioning.spans)
      if (span.width !== model.text.width)
        throw new ForeignConditioningError(model.id, `a text width of ${span.width}`)
  }
}
