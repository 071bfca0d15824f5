import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { inspect } from '../../worker/index.ts'
import { archivedStep } from '../archived-step.ts'
import type { ServerContext } from '../context.ts'
import { describeNodes } from '../describe-nodes.ts'
import type { NodeDescription } from '../describe-nodes.ts'
import { idParam, itemName, json, list, object, refusals } from './schemas.ts'

const stepParams = idParam.extend({
  node: z
    .string()
    .min(1)
    .max(4096)
    .openapi({ param: { name: 'node', in: 'path' }, description: 'Path of the node; slashes encoded.' }),
  step: z.coerce
    .number()
    .int()
    .min(1)
    .openapi({ param: { name: 'step', in: 'path' } }),
})

/** What can be wired, what can run it, and what a sampler saw at a step. */
export function catalogueRoutes(api: OpenAPIHono, context: ServerContext): void {
  const nodes = describeNodes(context.registry.values())
  api.openapi(
    createRoute({
      method: 'get',
      path: '/nodes',
      summary: 'Every node type, described from its declaration',
      responses: {
        200: json(z.object({ nodes: list<NodeDescription>('Node types.') }), 'The catalogue.'),
        ...refusals(),
      },
    }),
    (c) => c.json({ nodes }, 200),
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/devices',
      summary: 'Which devices work here, which is used, and why',
      responses: { 200: json(object<object>('Devices.'), 'The devices.'), ...refusals() },
    }),
    async (c) => c.json((await inspect({ ask: 'machine' })) as object, 200),
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/runs/{id}/nodes/{node}/steps/{step}',
      summary:
        'Predicted clean latents of one step, float16 [C, F, H, W], little-endian; `X-Shape` names the sizes',
      request: { params: stepParams, query: z.object({ item: itemName.optional() }) },
      responses: {
        200: {
          description: 'The latents.',
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...refusals(400, 404),
      },
    }),
    async (c) => {
      const { id, node, step } = c.req.valid('param')
      const { item } = c.req.valid('query')
      const found = await archivedStep(context, id, { node, step, item })
      const headers = {
        'content-type': 'application/octet-stream',
        'x-shape': found.shape.join(','),
        'x-sigma': String(found.sigma),
        'cache-control': 'private, max-age=31536000, immutable',
      }
      const { buffer, byteOffset, byteLength } = found.latents
      return new Response(new Uint8Array(buffer, byteOffset, byteLength).slice(), { headers })
    },
  )
}
