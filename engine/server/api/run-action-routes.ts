import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { cancelRun, knownRun, runAgain } from '../runs.ts'
import { idParam, json, refusals, runStatus } from './schemas.ts'

/** What can be done with a run: cancel, retry, continue. */
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
          ...refusals(404, 409),
        },
      }),
      (c) => {
        const run = act(context, knownRun(context, c.req.valid('param').id))
        return c.json({ id: run.id, status: run.status }, 202)
      },
    )
  }
}
