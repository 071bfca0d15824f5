import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { parseWorkflow, validateWorkflow } from '../../graph/index.ts'
import type { Problem } from '../../graph/index.ts'
import type { ServerContext } from '../context.ts'
import { refusals } from './refusals.ts'
import { json, list, workflowSchema } from './schemas.ts'

const problemList = z.object({ problems: list<Problem>('Problems.') })

/** The validator that the editor and the command line use too. */
export function validateRoute(api: OpenAPIHono, context: ServerContext): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/validate',
      summary: 'Say everything that is wrong with a workflow',
      request: {
        body: {
          required: true,
          content: { 'application/json': { schema: z.object({ workflow: workflowSchema }).strict() } },
        },
      },
      responses: {
        200: json(problemList, 'All problems, none if it can run.'),
        ...refusals(400, 408, 413, 415),
      },
    }),
    (c) => {
      const { document, problems } = parseWorkflow(c.req.valid('json').workflow)
      const all = document ? validateWorkflow(document, context.registry) : problems
      return c.json({ problems: all }, 200)
    },
  )
}
