import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { acceptRun } from '../accept-run.ts'
import type { Problem } from '../../graph/index.ts'
import type { RunEvent } from '../../run/index.ts'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { runView, summaryOf } from '../run-view.ts'
import { createRun, knownRun } from '../runs.ts'
import { runWish } from './run-wish.ts'
import { knownWorkflow } from './saved-workflow.ts'
import { refusals, refusalsToChange } from './refusals.ts'
import { idParam, json, list, paging, runSchema, runStatus, runSummary } from './schemas.ts'

const created = z
  .object({ id: z.string(), warnings: list<Problem>('Problems that stop nothing.') })
  .openapi('RunAccepted')

/** What a client sends to queue a run. */
export type RunWish = z.input<typeof runWish>

/** What it is told then. */
export type RunAccepted = z.output<typeof created>

/** Runs: create, list, read, events. */
export function runRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { store } = context
  api.openapi(
    createRoute({
      method: 'post',
      path: '/runs',
      summary: 'Queue a run',
      request: { body: { required: true, content: { 'application/json': { schema: runWish } } } },
      responses: {
        202: json(created, 'It is on disk and in the queue.'),
        ...refusalsToChange(400, 404, 413, 415, 422),
      },
    }),
    async (c) => {
      const body = c.req.valid('json')
      const from = body.workflowId === undefined ? undefined : store.workflows.read(body.workflowId)
      if (body.workflowId !== undefined && !from) {
        throw new HttpProblem(404, 'workflow.unknown', `There is no workflow ${body.workflowId}.`)
      }
      const { inputs = {}, savedAs } = body
      if (savedAs) knownWorkflow(context, savedAs.workflowId)
      const accepted = await acceptRun(
        from?.document ?? body.workflow,
        inputs,
        body.targets,
        context.registry,
        context.draw,
      )
      const run = createRun(context, {
        document: accepted.document,
        inputs,
        ...(from && { workflowId: from.id, revision: from.revision }),
        ...savedAs,
        ...(body.targets && { targets: body.targets }),
        ...(body.stopAfter !== undefined && { stopAfter: body.stopAfter }),
        priority: body.priority ?? 0,
      })
      return c.json({ id: run.id, warnings: accepted.warnings }, 202)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/runs',
      summary: 'List runs, newest first',
      request: {
        query: paging.extend({ status: runStatus.optional(), workflowId: z.string().max(128).optional() }),
      },
      responses: {
        200: json(z.object({ runs: z.array(runSummary), next: z.string().optional() }), 'A page.'),
        ...refusals(400),
      },
    }),
    (c) => {
      const page = store.runs.list(c.req.valid('query'))
      return c.json(
        { runs: page.runs.map(summaryOf), ...(page.next !== undefined && { next: page.next }) },
        200,
      )
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/runs/{id}',
      summary: 'Read a run and what it made',
      request: { params: idParam },
      responses: { 200: json(runSchema, 'The run.'), ...refusals(404) },
    }),
    (c) => c.json(runView(context, knownRun(context, c.req.valid('param').id)), 200),
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/runs/{id}/events',
      summary: 'Read events after a number',
      request: {
        params: idParam,
        query: z.object({
          after: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(5000).default(1000),
        }),
      },
      responses: {
        200: json(
          z.object({ events: list<RunEvent>('Events in order.'), lastSeq: z.int() }),
          'Events in order.',
        ),
        ...refusals(400, 404),
      },
    }),
    (c) => {
      const run = knownRun(context, c.req.valid('param').id)
      const { after, limit } = c.req.valid('query')
      const events = store.events.after(run.id, after, limit)
      return c.json({ events, lastSeq: run.lastSeq }, 200)
    },
  )
}
