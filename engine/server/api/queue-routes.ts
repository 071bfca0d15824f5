import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { summaryOf } from '../run-view.ts'
import { knownRun } from '../runs.ts'
import { refusals, refusalsToChange } from './refusals.ts'
import { idParam, json, runSummary } from './schemas.ts'

const queueSchema = z
  .object({
    paused: z.boolean(),
    size: z.int(),
    active: z.string().optional().openapi({ description: 'The run that the device works on.' }),
    problem: z
      .object({ code: z.string(), message: z.string(), advice: z.string().optional() })
      .optional()
      .openapi({
        description:
          'Why no run is started: the process that owns the device cannot be. Another run, or going on with the queue, tries it again.',
      }),
    waiting: z
      .array(runSummary)
      .openapi({ description: 'The next runs, at most 200, in the order in which they will be made.' }),
  })
  .openapi('Queue')

const place = z
  .object({
    priority: z.int().min(-1000).max(1000).optional(),
    before: z
      .string()
      .max(128)
      .nullable()
      .optional()
      .openapi({ description: 'The run to come before; null for the end of its priority.' }),
    first: z.literal(true).optional().openapi({ description: 'Before everything else that waits.' }),
  })
  .strict()
  .refine(({ before, first }) => before === undefined || first === undefined, {
    message: 'give either `before` or `first`',
    path: ['first'],
  })
  .refine((wish) => Object.keys(wish).length > 0, { message: 'say where: `before`, `first` or `priority`' })

/** The queue as clients see it. */
export type QueueView = z.output<typeof queueSchema>

/** Where a waiting run is to go. */
export type PlaceWish = z.input<typeof place>

/** The queue: look, pause, go on, reorder. */
export function queueRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { store, dispatcher, truth } = context
  const view = (): z.output<typeof queueSchema> => {
    const problem = context.deviceProblem()
    return {
      paused: store.queue.paused,
      size: store.queue.size(),
      waiting: store.queue.list(200).map(summaryOf),
      ...(dispatcher.active && { active: dispatcher.active.id }),
      ...(problem && {
        problem: {
          code: problem.code,
          message: problem.message,
          ...(problem.advice !== undefined && { advice: problem.advice }),
        },
      }),
    }
  }
  api.openapi(
    createRoute({
      method: 'get',
      path: '/queue',
      summary: 'Look at the queue',
      responses: { 200: json(queueSchema, 'The queue.'), ...refusals() },
    }),
    (c) => c.json(view(), 200),
  )
  for (const verb of ['pause', 'resume'] as const) {
    api.openapi(
      createRoute({
        method: 'post',
        path: `/queue/${verb}`,
        summary: verb === 'pause' ? 'Start no further run' : 'Go on with the queue',
        responses: { 200: json(queueSchema, 'The queue.'), ...refusalsToChange() },
      }),
      (c) => {
        store.queue[verb]()
        truth.queueChanged()
        if (verb === 'resume') dispatcher.wake()
        return c.json(view(), 200)
      },
    )
  }
  api.openapi(
    createRoute({
      method: 'patch',
      path: '/runs/{id}/place',
      summary: 'Move a waiting run',
      request: {
        params: idParam,
        body: { required: true, content: { 'application/json': { schema: place } } },
      },
      responses: { 200: json(queueSchema, 'The queue.'), ...refusalsToChange(400, 404, 409) },
    }),
    (c) => {
      const run = knownRun(context, c.req.valid('param').id)
      if (run.status !== 'queued')
        throw new HttpProblem(409, 'run.not-queued', `Run ${run.id} is ${run.status} and waits for nothing.`)
      const { priority, before, first } = c.req.valid('json')
      const next = typeof before === 'string' ? knownRun(context, before).id : undefined
      // All of it or, where the run to come before waits no more, nothing.
      store.atomically(() => {
        if (priority !== undefined) store.queue.setPriority(run.id, priority)
        if (first) store.queue.first(run.id)
        else if (before !== undefined) store.queue.move(run.id, next)
      })
      truth.queueChanged()
      return c.json(view(), 200)
    },
  )
}
