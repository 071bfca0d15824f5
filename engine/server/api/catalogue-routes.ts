import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { describeNodes } from '../describe-nodes.ts'
import type { NodeDescription } from '../describe-nodes.ts'
import { refusals } from './refusals.ts'
import { json, list, object } from './schemas.ts'

/** What can be wired, and what can run it. */
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
    async (c) => c.json((await context.inspector.ask({ ask: 'machine' })) as object, 200),
  )
}
