import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { WorkflowDocument } from '../../graph/index.ts'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { knownWorkflow, savedSchema, workflowView } from './saved-workflow.ts'
import { refusals, refusalsToChange } from './refusals.ts'
import { idParam, json, object } from './schemas.ts'

const revisionSchema = z
  .object({
    revision: z.int(),
    createdAt: z.int(),
    name: z.string().optional(),
    author: z.string().optional(),
    restoredFrom: z.int().optional(),
    sitting: z.string().optional().openapi({ description: 'Present where it was saved by itself.' }),
  })
  .openapi('Revision')

const numbered = idParam.extend({
  revision: z.coerce
    .number()
    .int()
    .min(1)
    .openapi({ param: { name: 'revision', in: 'path' } }),
})

/** A revision as lists have it. */
export type RevisionSummary = z.output<typeof revisionSchema>

/** Revisions of a workflow, which are only ever added: list, read, restore. */
export function revisionRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { workflows } = context.store
  api.openapi(
    createRoute({
      method: 'get',
      path: '/workflows/{id}/revisions',
      summary: 'List revisions, newest first',
      request: { params: idParam },
      responses: {
        200: json(z.object({ revisions: z.array(revisionSchema) }), 'All of them.'),
        ...refusals(404),
      },
    }),
    (c) =>
      c.json(
        { revisions: [...workflows.revisions(knownWorkflow(context, c.req.valid('param').id).id)] },
        200,
      ),
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/workflows/{id}/revisions/{revision}',
      summary: 'Read a revision',
      request: { params: numbered },
      responses: {
        200: json(
          z.object({ revision: z.int(), workflow: object<WorkflowDocument>('The workflow.') }),
          'The revision.',
        ),
        ...refusals(404),
      },
    }),
    (c) => {
      const { id, revision: number } = c.req.valid('param')
      const document = workflows.readRevision(knownWorkflow(context, id).id, number)
      if (!document)
        throw new HttpProblem(404, 'workflow.unknown-revision', `Workflow ${id} has no revision ${number}.`)
      return c.json({ revision: number, workflow: document }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/workflows/{id}/revisions/{revision}/restore',
      summary: 'Save an earlier revision again as the newest one',
      request: {
        params: numbered,
        body: {
          required: true,
          content: { 'application/json': { schema: z.object({ base: z.int().min(1) }).strict() } },
        },
      },
      responses: {
        200: json(savedSchema, 'Saved as the next revision.'),
        ...refusalsToChange(400, 404, 409),
      },
    }),
    (c) => {
      const { id, revision: number } = c.req.valid('param')
      workflows.restore(knownWorkflow(context, id).id, number, c.req.valid('json').base)
      return c.json(workflowView(context, id), 200)
    },
  )
}
