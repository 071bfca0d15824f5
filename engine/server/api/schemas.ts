import { z } from '@hono/zod-openapi'
import { sha256Pattern } from '../../define/index.ts'
import type { WorkflowDocument } from '../../graph/index.ts'
import type { EventError } from '../../run/index.ts'

/** Opaque ids: what the server made. */
export const idParam = z.object({
  id: z
    .string()
    .min(1)
    .max(128)
    .openapi({ param: { name: 'id', in: 'path' }, example: 'r_3kT9…' }),
})

/** A file by what is in it. */
export const contentParam = z.object({
  sha256: z
    .string()
    .regex(sha256Pattern, 'must be 64 hexadecimal digits')
    .openapi({ param: { name: 'sha256', in: 'path' } }),
})

/** Bytes as they are. */
export const binary = { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } }

/** Which item of a mapped node or of loops, outermost first. */
export const itemName = z
  .string()
  .max(200)
  .regex(/^\d+(\.\d+)*$/, 'must be positions such as 2 or 0.2')
  .openapi({ description: 'Which item of a mapped node or a loop: `2`, `0.2`.' })

/** JSON of a route's answer. */
export function json<S extends z.ZodType>(
  schema: S,
  description: string,
): { description: string; content: { 'application/json': { schema: S } } } {
  return { description, content: { 'application/json': { schema } } }
}

/** How many rows, and after which. */
export const paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: 'Rows to answer with.' }),
  before: z.string().max(200).optional().openapi({ description: '`next` of the page before.' }),
})

/** A workflow as a file has it; the validator says everything that is wrong with it, so only its shape is stated here. */
export const workflowSchema = z.record(z.string(), z.unknown()).openapi('Workflow', {
  description: 'A *.reelgraph.json file. Its JSON Schema is workflows/schema.json.',
})

/** An object in an answer whose shape is another room's: a workflow, an error, a description of a node. */
export function object<T>(description: string): z.ZodType<T> {
  return z.custom<T>().openapi({ type: 'object', additionalProperties: true, description })
}

/** A list of such objects. */
export function list<T>(description: string): z.ZodType<readonly T[]> {
  return z
    .custom<readonly T[]>()
    .openapi({ type: 'array', items: { type: 'object', additionalProperties: true }, description })
}

/** A finished file of a run. */
export const outputSchema = z
  .object({
    id: z.string(),
    run: z.string(),
    node: z.string(),
    name: z.string(),
    mime: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    createdAt: z.int().openapi({ description: 'Milliseconds since the epoch.' }),
  })
  .openapi('Output')

/** States of a run; those after `running` are final, `unknown` aside. */
export const runStatus = z
  .enum(['queued', 'running', 'done', 'failed', 'cancelled', 'unknown'])
  .openapi('RunStatus')

/** A run without its workflow. */
export const runSummary = z
  .object({
    id: z.string(),
    status: runStatus,
    workflowId: z.string().optional(),
    revision: z.int().optional(),
    title: z.string().optional(),
    priority: z.int(),
    lastSeq: z.int().openapi({ description: 'Number of its newest event.' }),
    error: object<EventError>('What went wrong: code, subject, message, advice.').optional(),
    stopAfter: z.int().optional(),
    from: z.object({ run: z.string(), kind: z.enum(['retry', 'continue', 'branch', 'keep']) }).optional(),
    createdAt: z.int(),
    startedAt: z.int().optional(),
    endedAt: z.int().optional(),
    cancelAskedAt: z
      .int()
      .optional()
      .openapi({ description: 'When it was told to stop while it was being made.' }),
  })
  .openapi('RunSummary')

/** A run with what it made. */
export const runSchema = runSummary
  .extend({
    workflow: object<WorkflowDocument>('As it was accepted: dice rolled, inputs set.'),
    targets: z
      .array(z.string())
      .optional()
      .openapi({ description: 'The nodes that it runs to, where it does not run to the outputs.' }),
    outputs: z.array(outputSchema),
  })
  .openapi('Run')
