import { z } from '@hono/zod-openapi'
import { workflowSchema } from './schemas.ts'

/** What a client sends to queue a run. */
export const runWish = z
  .object({
    workflow: workflowSchema.optional(),
    workflowId: z.string().max(128).optional(),
    savedAs: z
      .object({ workflowId: z.string().max(128), revision: z.int().min(1) })
      .strict()
      .optional()
      .openapi({ description: 'Where `workflow` is saved, so that the run is found under it.' }),
    inputs: z.record(z.string(), z.unknown()).optional().openapi({
      description: 'Values for what the workflow exposes, or `node.param`, inside of a subgraph `a/b.param`.',
    }),
    targets: z
      .array(z.string().max(4096))
      .min(1)
      .max(1000)
      .optional()
      .openapi({ description: 'Run to these nodes instead of to the outputs.' }),
    priority: z.int().min(-1000).max(1000).optional(),
    stopAfter: z.int().min(1).max(100_000).optional().openapi({
      description:
        'Denoise only this many steps, of several samplers in a row the last; the run can be continued.',
    }),
  })
  .strict()
  .refine((body) => (body.workflow === undefined) !== (body.workflowId === undefined), {
    message: 'give either `workflow` or `workflowId`',
    path: ['workflow'],
  })
