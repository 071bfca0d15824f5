import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { metricsText } from '../metrics.ts'
import { refusals } from './refusals.ts'
import { json } from './schemas.ts'

const health = z
  .object({
    status: z
      .enum(['ok', 'degraded'])
      .openapi({ description: 'degraded: requests are answered, but no device works at the moment.' }),
    version: z.string(),
    uptime: z.number().openapi({ description: 'Seconds.' }),
    device: z.string().openapi({ description: 'State of the process that owns the device.' }),
    queue: z.object({ size: z.int(), paused: z.boolean() }),
  })
  .openapi('Health')

/** How the server is. */
export type Health = z.output<typeof health>

/** Health for people and watchdogs, metrics for Prometheus. */
export function healthRoutes(api: OpenAPIHono, context: ServerContext): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/health',
      summary: 'Is it well?',
      responses: { 200: json(health, 'How it is.'), ...refusals() },
    }),
    (c) => {
      const { supervisor, store, version, startedAt } = context
      return c.json(
        {
          status: supervisor.state === 'down' ? ('degraded' as const) : ('ok' as const),
          version,
          uptime: Math.round((Date.now() - startedAt) / 1000),
          device: supervisor.state,
          queue: { size: store.queue.size(), paused: store.queue.paused },
        },
        200,
      )
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/metrics',
      summary: 'Prometheus metrics',
      responses: {
        200: {
          description: 'Text exposition format 0.0.4.',
          content: { 'text/plain': { schema: z.string() } },
        },
        ...refusals(),
      },
    }),
    (c) => c.text(metricsText(context), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  )
}
