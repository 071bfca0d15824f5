import { z } from 'zod'
import { UnsupportedGraphError } from '../model-error.ts'
import type { Bundle, BundleGraph, precisions } from './bundle.ts'
import { idOfName } from './bundle-id.ts'
import { latentStats, scalingConfig } from './latent-stats.ts'
import { readConfig } from './read-config.ts'
import { codecConfigs } from './side-files.ts'

const size = z.union([z.int(), z.array(z.int())]).optional()
const transformerConfig = z.looseObject({
  patch_size: size,
  in_channels: z.int().optional(),
  out_channels: z.int().nullish(),
  text_dim: z.int().optional(),
})
const codecConfig = scalingConfig.extend({
  scale_factor_temporal: z.int().optional(),
  scale_factor_spatial: z.int().optional(),
  temporal_compression_ratio: z.int().optional(),
  spatial_compression_ratio: z.int().optional(),
})
const schedulerConfig = z.looseObject({
  shift: z.number().nullish(),
  flow_shift: z.number().nullish(),
})
const tokenizerConfig = z.looseObject({ model_max_length: z.number().optional() })
const fps = 16

/**
 * What the config files and the graphs of a plain Optimum export imply, in the shape of `bundle.json`: a flow-matching video
 * DiT whose network takes 1000·sigma, one level for all frames. Throws `model.unsupported` where a latent shape, a text width
 * or the scale of latents is not to be found, or where the network takes more than latents, and `model.not-a-bundle`.
 */
export function optimumInfo(folder: string, name: string, graphs: Bundle['graphs']): unknown {
  const config = <T extends z.ZodType>(schema: T, file: string): z.output<T> | undefined =>
    readConfig(schema, folder, file, name)
  const transformer = config(transformerConfig, 'transformer/config.json') ?? {}
  const codec = codecConfigs.map((file) => config(codecConfig, file)).find((found) => found !== undefined)
  const scheduler = config(schedulerConfig, 'scheduler/scheduler_config.json') ?? {}
  const tokens = config(tokenizerConfig, 'tokenizer/tokenizer_config.json')?.model_max_length

  const latents = dimsOf(graphs.transformer, 'hidden_states')
  const text = dimsOf(graphs.transformer, 'encoder_hidden_states')
  const { in_channels: channels = numeric(latents?.[1]), out_channels: made } = transformer
  const width = numeric(text?.[2]) ?? transformer.text_dim
  if (channels === undefined || latents?.length !== 5)
    throw new UnsupportedGraphError(
      name,
      `The transformer of "${name}" has no input hidden_states of [batch, channels, frames, height, width]; ` +
        'only video models with such latents are supported.',
    )
  if (made && made < channels)
    throw new UnsupportedGraphError(
      name,
      `The transformer of "${name}" takes ${channels - made} channels beside its ${made} latent ones, as models that begin with a picture do. ` +
        'Bring a text-to-video model.',
    )
  if (width === undefined)
    throw new UnsupportedGraphError(
      name,
      `The text width of "${name}" is not in its graph; state it in bundle.json.`,
    )

  const patch = transformer.patch_size
  const space = codec?.scale_factor_spatial ?? codec?.spatial_compression_ratio ?? 8
  const time = codec?.scale_factor_temporal ?? codec?.temporal_compression_ratio ?? 4
  // What a graph has fixed is all that it can be asked for.
  const [, , frames, rows, columns] = latents.map(numeric)
  const spoken = numeric(dimsOf(graphs.textEncoder, 'input_ids')?.[1]) ?? numeric(text?.[1])
  const most = tokens && tokens < 8192 ? tokens : 512
  return {
    format: 'reelgraph-bundle',
    version: 1,
    id: idOfName(name),
    title: name,
    family: 'flow',
    latentChannels: channels,
    compression: { time, space, firstFrame: 'single' },
    patch: Array.isArray(patch) ? (patch.at(-1) ?? 2) : (patch ?? 2),
    latentSpace: name,
    timeConvention: 'sigma-1000',
    text: { maxTokens: spoken ?? most, width },
    maxFrames: frames ?? 21,
    fps,
    perFrameNoise: false,
    maxShots: 1,
    defaults: {
      steps: 30,
      guidance: 5,
      shift: scheduler.flow_shift ?? scheduler.shift ?? 3,
      solver: 'unipc',
      width: columns === undefined ? 832 : columns * space,
      height: rows === undefined ? 480 : rows * space,
      seconds: frames === undefined ? 5 : Math.round(((frames - 1) * time + 1) * (100 / fps)) / 100,
    },
    // Without measured factors the first three channels stand for the colours.
    preview: {
      factors: Array.from({ length: channels }, (_, c) => [0, 1, 2].map((k) => (k === c ? 0.2 : 0))),
      bias: [0.5, 0.5, 0.5],
    },
    latentStats: latentStats(codec, channels, name),
    precision: precisionOf(graphs.transformer),
    files: {},
    license: 'unknown',
  }
}

type Dims = readonly (number | string | null)[]

function dimsOf({ summary }: BundleGraph, input: string): Dims | undefined {
  return summary.inputs.find(({ name }) => name === input)?.dims
}

function numeric(dim: number | string | null | undefined): number | undefined {
  return typeof dim === 'number' && dim > 0 ? dim : undefined
}

/** What a graph's weights are, by the bytes that each of them takes. Of few weights the bytes of the graph tell nothing. */
function precisionOf({ bytes, summary: { parameters } }: BundleGraph): (typeof precisions)[number] {
  if (parameters < 100_000 || bytes > 3 * parameters) return 'fp32'
  return bytes > 1.6 * parameters ? 'fp16' : 'int8'
}
