import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { cancelRun, keepNode, knownRun, runAgain } from '../runs.ts'
import { refusalsToChange } from './refusals.ts'
import { idParam, json, runStatus } from './schemas.ts'

const keepWish = z
  .object({ node: z.string().min(1).max(4096).openapi({ description: 'Path of the node.' }) })
  .strict()

/** What can be done with a run: cancel, retry, continue, keep what a node of it gave. */
export function runActionRoutes(api: OpenAPIHono, context: ServerContext): void {
  for (const [verb, summary, act] of [
    ['cancel', 'Stop a run between steps', cancelRun],
    ['retry', 'Queue a copy of an ended run', runAgain('retry')],
    ['continue', 'Denoise the remaining steps of a stopped run', runAgain('continue')],
  ] as const) {
    api.openapi(
      createRoute({
        method: 'post',
        path: `/runs/{id}/${verb}`,
        summary,
        request: { params: idParam },
        responses: {
          202: json(z.object({ id: z.string(), status: runStatus }), 'It will be done.'),
          ...refusalsToChange(404, 409),
        },
      }),
      (c) => {
        const run = act(context, knownRun(context, c.req.valid('param').id))
        return c.json({ id: run.id, status: run.status }, 202)
      },
    )
  }
  api.openapi(
    createRoute({
      method: 'post',
      path: '/runs/{id}/keep',
      summary:
        'Pin what a node gave in a run, so that it can be frozen; the new run says the hashes in `node.kept`',
      request: {
        params: idParam,
        body: { required: true, content: { 'application/json': { schema: keepWish } } },
      },
      responses: {
        202: json(z.object({ id: z.string(), status: runStatus }), 'It will be done.'),
        ...refusalsToChange(400, 404, 409, 413, 415),
      },
    }),
    (c) => {
      const source = knownRun(context, c.req.valid('param').id)
      const run = keepNode(context, source, c.req.valid('json').node)
      return c.json({ id: run.id, status: run.status }, 202)
    },
  )
}
