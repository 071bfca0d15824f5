import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { NotABundleError, UnsupportedGraphError } from '../model-error.ts'
import type { Bundle } from './bundle.ts'
import { idOfName } from './bundle-id.ts'
import { readJson } from './read-json.ts'

const size = z.union([z.int(), z.array(z.int())]).optional()
const transformerConfig = z.looseObject({
  patch_size: size,
  in_channels: z.int().optional(),
  text_dim: z.int().optional(),
})
const codecConfig = z.looseObject({
  scaling_factor: z.number().optional(),
  shift_factor: z.number().nullish(),
  latents_mean: z.array(z.number()).nullish(),
  latents_std: z.array(z.number()).nullish(),
  scale_factor_temporal: z.int().optional(),
  scale_factor_spatial: z.int().optional(),
  temporal_compression_ratio: z.int().optional(),
  spatial_compression_ratio: z.int().optional(),
})
const schedulerConfig = z.looseObject({
  shift: z.number().nullish(),
  flow_shift: z.number().nullish(),
  prediction_type: z.string().nullish(),
  invert_sigmas: z.boolean().nullish(),
})
/** A second network, as `[library, class]`; `[null, null]` says that there is none. */
const pipelineConfig = z.looseObject({ transformer_2: z.array(z.string().nullable()).nullish() })
const tokenizerConfig = z.looseObject({ model_max_length: z.number().optional() })

/**
 * What the config files of a plain Optimum export imply, in the shape of `bundle.json`: a flow-matching video DiT
 * whose network takes 1000·sigma, one level for all frames. Throws `model.unsupported` where a latent shape or a text
 * width is not to be found, or where the files say that the model is another kind.
 */
export function optimumInfo(folder: string, name: string, graphs: Bundle['graphs']): unknown {
  const config = <T extends z.ZodType>(schema: T, file: string): Partial<z.output<T>> => {
    if (!existsSync(resolve(folder, file))) return {}
    const parsed = schema.safeParse(readJson(folder, file, name))
    if (parsed.success) return parsed.data
    throw new NotABundleError(name, `${file} of "${name}" is not right: ${z.prettifyError(parsed.error)}`)
  }
  const transformer = config(transformerConfig, 'transformer/config.json')
  const codec = config(codecConfig, 'vae_decoder/config.json')
  const scheduler = config(schedulerConfig, 'scheduler/scheduler_config.json')
  const { transformer_2: second } = config(pipelineConfig, 'model_index.json')
  const refuse = (what: string): never => {
    throw new UnsupportedGraphError(
      name,
      `"${name}" ${what}. Only models of one flow-matching network can be read without a bundle.json that states how theirs works.`,
    )
  }
  if (second?.some((part) => part !== null)) refuse('has a second transformer for some of the noise levels')
  const { prediction_type: predicts } = scheduler
  if (predicts && predicts !== 'flow_prediction') refuse(`predicts ${predicts}, not the flow`)
  if (scheduler.invert_sigmas) refuse('counts its noise levels the other way round')
  const tokens = config(tokenizerConfig, 'tokenizer/tokenizer_config.json').model_max_length

  const port = (input: string): readonly (number | string | null)[] | undefined =>
    graphs.transformer.summary.inputs.find(({ name: called }) => called === input)?.dims
  const channels = transformer.in_channels ?? port('hidden_states')?.[1]
  const width = port('encoder_hidden_states')?.[2] ?? transformer.text_dim
  if (typeof channels !== 'number' || port('hidden_states')?.length !== 5)
    throw new UnsupportedGraphError(
      name,
      `The transformer of "${name}" has no input hidden_states of [batch, channels, frames, height, width]; ` +
        'only video models with such latents are supported.',
    )
  if (typeof width !== 'number')
    throw new UnsupportedGraphError(
      name,
      `The text width of "${name}" is not in its graph; state it in bundle.json.`,
    )

  const stats =
    codec.latents_mean && codec.latents_std
      ? { mean: codec.latents_mean, std: codec.latents_std }
      : { mean: all(codec.shift_factor ?? 0), std: all(1 / (codec.scaling_factor ?? 1)) }
  function all(value: number): number[] {
    return Array.from({ length: channels as number }, () => value)
  }
  const patch = transformer.patch_size
  const space = codec.scale_factor_spatial ?? codec.spatial_compression_ratio ?? 8
  return {
    format: 'reelgraph-bundle',
    version: 1,
    id: idOfName(name),
    title: name,
    family: 'flow',
    latentChannels: channels,
    compression: {
      time: codec.scale_factor_temporal ?? codec.temporal_compression_ratio ?? 4,
      space,
      firstFrame: 'single',
    },
    patch: Array.isArray(patch) ? (patch.at(-1) ?? 2) : (patch ?? 2),
    latentSpace: name,
    timeConvention: 'sigma-1000',
    text: { maxTokens: tokens && tokens < 8192 ? tokens : 512, width },
    maxFrames: 21,
    fps: 16,
    perFrameNoise: false,
    maxShots: 1,
    defaults: {
      steps: 30,
      guidance: 5,
      shift: scheduler.flow_shift ?? scheduler.shift ?? 3,
      solver: 'unipc',
      width: 832,
      height: 480,
      seconds: 5,
    },
    // Without measured factors the first three channels stand for the colours.
    preview: {
      factors: Array.from({ length: channels }, (_, c) => [0, 1, 2].map((k) => (k === c ? 0.2 : 0))),
      bias: [0.5, 0.5, 0.5],
    },
    latentStats: stats,
    precision: 'fp32',
    files: {},
    license: 'unknown',
  }
}
