import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { PictureSize, StepProjection, StepTiming } from '../../worker/index.ts'
import { archivedStep } from '../archived-step.ts'
import type { ServerContext } from '../context.ts'
import { knownRun } from '../runs.ts'
import { refusals } from './refusals.ts'
import { binary, idParam, itemName, json } from './schemas.ts'

const nodeParams = idParam.extend({
  node: z
    .string()
    .min(1)
    .max(4096)
    .openapi({ param: { name: 'node', in: 'path' }, description: 'Path of the node; slashes encoded.' }),
})

const stepParams = nodeParams.extend({
  step: z.coerce
    .number()
    .int()
    .min(1)
    .openapi({ param: { name: 'step', in: 'path' } }),
})

const ofItem = z.object({ item: itemName.optional() })

const kept = z
  .object({ steps: z.array(z.int()).openapi({ description: 'Numbers of the kept steps, ascending.' }) })
  .openapi('ArchivedSteps')

/** Which steps of a node are kept. */
export type ArchivedSteps = z.output<typeof kept>

/** What `X-Step` says of a step, as JSON; without timing and projection where an older version kept it. */
export interface StepFacts {
  readonly of: number
  readonly sigma: number
  /** `[C, F, H, W]` */
  readonly shape: readonly number[]
  readonly timing?: StepTiming
  readonly projection?: StepProjection
  /** `[F, height, width, 3]` sRGB bytes of this size follow the latents. */
  readonly pictures?: PictureSize
}

/** What a sampler saw at each step, long after. */
export function stepRoutes(api: OpenAPIHono, context: ServerContext): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/runs/{id}/nodes/{node}/steps',
      summary: 'Which steps of a node are kept',
      request: { params: nodeParams, query: ofItem },
      responses: { 200: json(kept, 'The steps.'), ...refusals(400, 404) },
    }),
    async (c) => {
      const { id, node } = c.req.valid('param')
      const run = knownRun(context, id)
      const steps = await context.steps.list(run.id, node, c.req.valid('query').item)
      return c.json({ steps: [...steps] }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/runs/{id}/nodes/{node}/steps/{step}',
      summary:
        'Predicted clean latents of one step, float16 [C, F, H, W], little-endian; `X-Shape` names the sizes, `X-Step` how to show them and whether pictures follow',
      request: { params: stepParams, query: ofItem },
      responses: {
        200: {
          description: 'The latents.',
          content: binary,
        },
        ...refusals(400, 404),
      },
    }),
    async (c) => {
      const { id, node, step } = c.req.valid('param')
      const { item } = c.req.valid('query')
      const { latents, rgb, left: _, ...facts } = await archivedStep(context, id, { node, step, item })
      const headers = {
        'content-type': 'application/octet-stream',
        'x-shape': facts.shape.join(','),
        'x-sigma': String(facts.sigma),
        'x-step': JSON.stringify(facts satisfies StepFacts),
        'cache-control': 'private, max-age=31536000, immutable',
      }
      return new Response(Buffer.concat(rgb ? [latents, rgb] : [latents]), { headers })
    },
  )
}
