import { z } from 'zod'
import { NotABundleError, UnsupportedGraphError } from '../model-error.ts'
import type { BundleInfo } from './bundle-schema.ts'
import { codecConfigs } from './side-files.ts'

/** What a codec's config says of how its latents are scaled. */
export const scalingConfig = z.looseObject({
  scaling_factor: z.number().optional(),
  shift_factor: z.number().nullish(),
  latents_mean: z.array(z.number()).nullish(),
  latents_std: z.array(z.number()).nullish(),
})

/**
 * Mean and spread of every latent channel, from the config of a codec: its own numbers, or one factor and one shift for all. Throws
 * `model.unsupported` where there is no config, since latents that are drawn unscaled are grey, and `model.not-a-bundle` where
 * it is of another number of channels.
 */
export function latentStats(
  codec: z.output<typeof scalingConfig> | undefined,
  channels: number,
  name: string,
): NonNullable<BundleInfo['latentStats']> {
  if (!codec)
    throw new UnsupportedGraphError(
      name,
      `Nothing says how "${name}" scales its latents. Put the codec's config.json of the checkpoint with it, as ${codecConfigs[0]}, ` +
        'or state latentStats in bundle.json.',
    )
  const { latents_mean: mean, latents_std: std } = codec
  const all = (value: number): number[] => Array.from({ length: channels }, () => value)
  if (!mean || !std) return { mean: all(codec.shift_factor ?? 0), std: all(1 / (codec.scaling_factor ?? 1)) }
  if (mean.length === channels && std.length === channels) return { mean, std }
  throw new NotABundleError(
    name,
    `The codec of "${name}" has latents of ${mean.length} channels, as its config says, and the transformer takes ${channels}. ` +
      'Export both from one text-to-video model.',
  )
}
