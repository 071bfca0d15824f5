import type { BundleInfo } from '../bundle/bundle-schema.ts'

/** Normalised latents as the codec made them: z·std + mean per channel, in place. */
export function denormalise(
  latents: Float32Array,
  stats: BundleInfo['latentStats'],
  channels: number,
): Float32Array {
  if (!stats) return latents
  const size = latents.length / channels
  for (let c = 0; c < channels; c++)
    for (let i = c * size; i < (c + 1) * size; i++) latents[i] = latents[i]! * stats.std[c]! + stats.mean[c]!
  return latents
}
