import { z } from 'zod'
import { sha256Pattern } from '../../define/index.ts'

const positive = z.int().positive()
const rgb = z.tuple([z.number(), z.number(), z.number()])

/** The schema of `bundle.json`: what a model states about itself that ONNX cannot. Unknown fields are kept. */
export const bundleSchema = z.looseObject({
  format: z.literal('reelgraph-bundle'),
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'is 1–64 of a–z, 0–9, ".", "_" and "-"'),
  title: z.string().min(1).max(200),
  family: z.enum(['picturebook', 'flow']),
  latentChannels: positive.max(1024),
  compression: z.object({
    time: positive.max(64),
    space: positive.max(256),
    firstFrame: z.enum(['same', 'single']),
  }),
  patch: positive.max(64),
  latentSpace: z.string().min(1),
  prediction: z.enum(['velocity', 'x0']).default('velocity'),
  /** What the network calls time: the noise level 0…1 itself, or 1000 times it. */
  timeConvention: z.enum(['sigma', 'sigma-1000']).default('sigma'),
  text: z.looseObject({
    maxTokens: positive.max(8192),
    width: positive.max(65536),
    padId: z.int().nonnegative().default(0),
    unkId: z.int().nonnegative().optional(),
  }),
  maxFrames: positive.max(100_000),
  fps: z.number().positive().max(240),
  perFrameNoise: z.boolean(),
  maxShots: positive.max(4096).default(1),
  defaults: z.looseObject({
    steps: positive.max(1000),
    guidance: z.number().min(0).max(100),
    shift: z.number().positive(),
    solver: z.string(),
    width: positive,
    height: positive,
    seconds: z.number().positive(),
    activeTo: z.number().min(0).max(1).optional(),
    steady: z.number().min(0).max(32).optional(),
    scale: positive.max(16).optional(),
  }),
  /** Sizes of a decoded frame in pixels that it was trained at, the usual one first; absent where nobody has said. */
  sizes: z
    .array(z.object({ width: positive, height: positive }))
    .min(1)
    .max(64)
    .optional(),
  /** Least-squares latent → RGB; `range` is what black and white are in it. */
  preview: z.looseObject({
    factors: z.array(rgb),
    bias: rgb,
    range: z.tuple([z.number(), z.number()]).default([0, 1]),
  }),
  /** normalised = (raw − mean) / std, per channel; absent where the codec's graphs already speak normalised latents. */
  latentStats: z.object({ mean: z.array(z.number()), std: z.array(z.number().positive()) }).optional(),
  /** Graphs of other precisions: precision → graph file → the file that replaces it. */
  variants: z.partialRecord(z.enum(['fp32', 'fp16', 'int8']), z.record(z.string(), z.string())).optional(),
  /** Precision to take on a provider where nobody asks for one: provider → precision. */
  preferred: z
    .partialRecord(z.enum(['cpu', 'webgpu', 'cuda', 'coreml', 'dml']), z.enum(['fp32', 'fp16', 'int8']))
    .default({}),
  /** Precision of the unnamed graphs. */
  precision: z.enum(['fp32', 'fp16', 'int8']).default('fp32'),
  /** States of the streaming decoder; `scale` is their size relative to the latent grid. All start at zero. */
  statesForStreamingDecoder: z
    .array(z.object({ input: z.string(), output: z.string(), channels: positive, scale: positive.max(64) }))
    .default([]),
  /** How many latents before a range the streaming decoder must see; its number of states where absent. */
  streamingWarmup: z.int().nonnegative().optional(),
  files: z.record(z.string(), z.object({ sha256: z.string().regex(sha256Pattern), bytes: z.number() })),
  license: z.string().min(1),
})

/** What a bundle says about itself, defaults filled in. */
export type BundleInfo = z.output<typeof bundleSchema>
