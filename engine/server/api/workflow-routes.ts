import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { parseWorkflow } from '../../graph/index.ts'
import type { WorkflowDocument } from '../../graph/index.ts'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { knownWorkflow, savedSchema, summarySchema, workflowSummary, workflowView } from './saved-workflow.ts'
import { refusals, refusalsToChange } from './refusals.ts'
import { idParam, json, paging, workflowSchema } from './schemas.ts'

const name = z.string().max(200)

/** Saved workflows: create, list, read, save on top of a revision, delete. */
export function workflowRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { workflows } = context.store
  api.openapi(
    createRoute({
      method: 'post',
      path: '/workflows',
      summary: 'Save a new workflow',
      request: {
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({ workflow: workflowSchema, author: name.optional() }).strict(),
            },
          },
        },
      },
      responses: { 201: json(savedSchema, 'Saved as revision 1.'), ...refusalsToChange(400, 413, 415, 422) },
    }),
    (c) => {
      const { workflow, author } = c.req.valid('json')
      const { id } = workflows.create(documentOf(workflow), { author })
      return c.json(workflowView(context, id), 201)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/workflows',
      summary: 'List workflows, last changed first',
      request: { query: paging.extend({ search: name.optional() }) },
      responses: {
        200: json(z.object({ workflows: z.array(summarySchema), next: z.string().optional() }), 'A page.'),
        ...refusals(400),
      },
    }),
    (c) => {
      const page = workflows.list(c.req.valid('query'))
      return c.json(
        {
          workflows: page.workflows.map(workflowSummary),
          ...(page.next !== undefined && { next: page.next }),
        },
        200,
      )
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/workflows/{id}',
      summary: 'Read a workflow',
      request: { params: idParam },
      responses: { 200: json(savedSchema, 'Its newest revision.'), ...refusals(404) },
    }),
    (c) => c.json(workflowView(context, c.req.valid('param').id), 200),
  )
  api.openapi(
    createRoute({
      method: 'put',
      path: '/workflows/{id}',
      summary: 'Save a workflow; refused with both versions where somebody else saved since `base`',
      request: {
        params: idParam,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z
                .object({
                  workflow: workflowSchema,
                  base: z.int().min(1),
                  name: name.optional(),
                  author: name.optional(),
                  sitting: z.string().min(1).max(64).optional().openapi({
                    description:
                      'Set where nobody asked to save: of the saves of one sitting, the history keeps one for a few minutes.',
                  }),
                })
                .strict(),
            },
          },
        },
      },
      responses: {
        200: json(savedSchema, 'Saved as the next revision.'),
        ...refusalsToChange(400, 404, 409, 413, 415, 422),
      },
    }),
    (c) => {
      const { id } = knownWorkflow(context, c.req.valid('param').id)
      const { workflow, base, ...about } = c.req.valid('json')
      workflows.save(id, documentOf(workflow), base, about)
      return c.json(workflowView(context, id), 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'delete',
      path: '/workflows/{id}',
      summary: 'Delete a workflow; its runs and their files stay',
      request: { params: idParam },
      responses: { 204: { description: 'Deleted.' }, ...refusalsToChange(404) },
    }),
    (c) => {
      workflows.delete(knownWorkflow(context, c.req.valid('param').id).id)
      return c.body(null, 204)
    },
  )
}

/** Saving keeps what cannot run yet: only what is no workflow at all is refused. */
function documentOf(workflow: unknown): WorkflowDocument {
  const { document, problems } = parseWorkflow(workflow)
  if (document) return document
  throw new HttpProblem(422, 'workflow.problems', problems[0]?.message ?? 'This is not a workflow.', {
    problems,
  })
}
