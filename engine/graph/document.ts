import { z } from 'zod'

/** The version of the file format that this program writes. */
export const formatVersion = 1

/** Ids are names that people read and that paths are made of (`shots/sampler`): no slash, dot or space. */
export const idSchema = z
  .string()
  .regex(/^[\p{L}\p{N}_-]{1,128}$/u, 'must be 1 to 128 letters, digits, hyphens or underscores')

/** `[node, port]`: one end of an edge. */
export const endpointSchema = z.tuple([z.string(), z.string()])

/** Pinned bytes of one output. Whether the hash is well formed is for the validator, so that a bad one can be mended. */
export const frozenSchema = z.looseObject({ sha256: z.string(), bytes: z.number() })

/** One node as saved. Fields this program does not know are kept as they are, here and everywhere in the file. */
export const nodeSchema = z.looseObject({
  type: z.string().min(1),
  version: z.int().min(1),
  params: z.record(z.string(), z.unknown()),
  mode: z.enum(['bypass', 'mute']).optional(),
  frozen: z.record(z.string(), frozenSchema).optional(),
  title: z.string().optional(),
  /** Params, seeds all, that a run draws anew; the accepted run stores what was drawn. */
  dice: z.array(z.string()).optional(),
})

/** One wire as saved. */
export const edgeSchema = z.looseObject({ from: endpointSchema, to: endpointSchema })

/** A param (in a subgraph also a port) that is set from outside by name; `also` names further ones that take the same value. */
export const exposedInputSchema = z.looseObject({
  name: z.string().min(1),
  to: endpointSchema,
  also: z.array(endpointSchema).optional(),
  label: z.string().optional(),
  help: z.string().optional(),
  group: z.string().optional(),
  range: z
    .looseObject({ min: z.number().optional(), max: z.number().optional(), step: z.number().optional() })
    .optional(),
})

/** An output that is wanted from outside by name. */
export const exposedOutputSchema = z.looseObject({
  name: z.string().min(1),
  from: endpointSchema,
  label: z.string().optional(),
})

const pointSchema = z.looseObject({ x: z.number(), y: z.number() })
const boxSchema = z.looseObject({
  x: z.number(),
  y: z.number(),
  w: z.number().optional(),
  h: z.number().optional(),
  colour: z.string().optional(),
})

/** Where things are drawn. It never changes what a graph computes. */
export const layoutSchema = z.looseObject({
  /** `ports`: params that are drawn as ports, though nothing is wired to them yet. */
  nodes: z.record(z.string(), boxSchema.extend({ ports: z.array(z.string()).optional() })),
  edges: z.record(z.string(), z.looseObject({ points: z.array(pointSchema) })).optional(),
  groups: z.record(z.string(), boxSchema.extend({ title: z.string().optional() })).optional(),
  notes: z.record(z.string(), boxSchema.extend({ text: z.string() })).optional(),
})

const graphFields = {
  nodes: z.record(idSchema, nodeSchema),
  edges: z.record(idSchema, edgeSchema).default({}),
  layout: layoutSchema.default({ nodes: {} }),
}

/** A graph used as a node. An instance has the type `subgraph/<id>@<version>`. */
export const subgraphSchema = z.looseObject({
  version: z.int().min(1),
  title: z.string(),
  inputs: z.array(exposedInputSchema),
  outputs: z.array(exposedOutputSchema),
  /** Which exposed input each exposed output takes when the instance is bypassed; without it, those of one name. */
  bypass: z.record(z.string(), z.string()).optional(),
  ...graphFields,
})

/** What the author had: node versions, models and files by content hash. */
export const lockSchema = z.looseObject({
  nodes: z.record(z.string(), z.number()).optional(),
  models: z.array(z.looseObject({ id: z.string(), sha256: z.string() })).optional(),
  assets: z.array(z.looseObject({ sha256: z.string(), name: z.string() })).optional(),
})

/** What a node (of a loop: one `item` of it, `2` or `0.2`) goes on from instead of starting anew, by content hash. */
export const startSchema = z.looseObject({
  item: z.string().optional(),
  sha256: z.string(),
  bytes: z.number(),
})

/** What is said about a workflow. */
export const metaSchema = z.looseObject({
  title: z.string().optional(),
  description: z.string().optional(),
  author: z.string().optional(),
  licence: z.string().optional(),
  tags: z.array(z.string()).optional(),
})

/** A `*.reelgraph.json` file: what the editor saves and the engine runs as it is. */
export const workflowSchema = z.looseObject({
  format: z.literal('reelgraph'),
  version: z.literal(formatVersion),
  id: z.string(),
  meta: metaSchema.default({}),
  ...graphFields,
  subgraphs: z.record(idSchema, subgraphSchema).optional(),
  inputs: z.array(exposedInputSchema).optional(),
  outputs: z.array(exposedOutputSchema).optional(),
  /** By path of the node: where a branch of another run begins. */
  starts: z.record(z.string(), z.array(startSchema)).optional(),
  lock: lockSchema.optional(),
})

/** A workflow in memory. */
export type WorkflowDocument = z.output<typeof workflowSchema>
/** One node of it. */
export type DocumentNode = z.output<typeof nodeSchema>
/** One edge of it. */
export type DocumentEdge = z.output<typeof edgeSchema>
/** One of its subgraphs. */
export type DocumentSubgraph = z.output<typeof subgraphSchema>
/** A param or port exposed by name. */
export type ExposedInput = z.output<typeof exposedInputSchema>
/** An output exposed by name. */
export type ExposedOutput = z.output<typeof exposedOutputSchema>
/** Where a node goes on from. */
export type DocumentStart = z.output<typeof startSchema>
/** `[node, port]`. */
export type Endpoint = z.output<typeof endpointSchema>
