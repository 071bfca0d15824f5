import { z } from 'zod'

const position = z.int().min(0)
const words = z.string().max(10_000)

const item: z.ZodType = z.object({
  index: position,
  of: position,
  get within() {
    return item.optional()
  },
})

const error = z.looseObject({ code: words, subject: words, message: words, advice: words.optional() })
const outputs = z
  .array(z.looseObject({ name: z.string(), mime: z.string(), bytes: position, sha256: z.string() }))
  .optional()
const base = { run: z.string(), seq: position, at: z.number() }
const ofNode = { ...base, node: z.string(), item: item.optional() }

/** A run's event as it arrives from another process: what is stored and sent on is checked first. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('run.started'), nodes: position }),
  z.object({ ...base, type: z.enum(['run.done', 'run.cancelled', 'run.resumed']) }),
  z.object({ ...base, type: z.literal('run.failed'), error }),
  z.object({ ...ofNode, type: z.literal('node.started') }),
  z.object({
    ...ofNode,
    type: z.literal('node.progress'),
    done: z.number(),
    total: z.number(),
    detail: words.optional(),
  }),
  z.object({ ...ofNode, type: z.literal('node.note'), message: words }),
  z.object({
    ...ofNode,
    type: z.literal('node.cached'),
    tier: z.enum(['memory', 'disk', 'frozen']),
    outputs,
  }),
  z.object({ ...ofNode, type: z.literal('node.done'), ms: z.number(), missed: words.optional(), outputs }),
  z.object({
    ...base,
    type: z.literal('node.kept'),
    node: z.string(),
    pins: z.record(z.string(), z.object({ sha256: z.string(), bytes: position, kind: words.optional() })),
  }),
  z.object({ ...ofNode, type: z.literal('node.failed'), error }),
])
