import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Problem } from '../../graph/index.ts'
import { branchRun } from '../branch-run.ts'
import type { ServerContext } from '../context.ts'
import { knownRun } from '../runs.ts'
import { refusalsToChange } from './refusals.ts'
import { idParam, itemName, json, list } from './schemas.ts'

const wish = z
  .object({
    node: z.string().min(1).max(4096).openapi({ description: 'Path of the sampler.' }),
    step: z.int().min(1).max(1_000_000).openapi({ description: 'The archived step to go on from.' }),
    item: itemName.optional(),
    inputs: z.record(z.string(), z.unknown()).optional().openapi({
      description:
        'What is different: values for what the workflow exposes, or `node.param`, inside of a subgraph `a/b.param`.',
    }),
    priority: z.int().min(-1000).max(1000).optional(),
  })
  .strict()

const branched = z
  .object({ id: z.string(), warnings: list<Problem>('Problems that stop nothing.') })
  .openapi('BranchAccepted')

/** What a client sends to go on from a step of a run. */
export type BranchBody = z.input<typeof wish>

/** A new run from the middle of another. */
export function branchRoute(api: OpenAPIHono, context: ServerContext): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/runs/{id}/branch',
      summary: 'Queue a run that goes on from an archived step of this one, with another prompt, guidance, …',
      request: {
        params: idParam,
        body: { required: true, content: { 'application/json': { schema: wish } } },
      },
      responses: {
        202: json(branched, 'It is on disk and in the queue.'),
        ...refusalsToChange(400, 404, 409, 413, 415, 422),
      },
    }),
    async (c) => {
      const source = knownRun(context, c.req.valid('param').id)
      const { run, warnings } = await branchRun(context, source, c.req.valid('json'))
      return c.json({ id: run.id, warnings }, 202)
    },
  )
}
