import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { outputView } from '../runs.ts'
import { idParam, json, outputSchema, paging, refusals } from './schemas.ts'
import { serveFile } from './serve-file.ts'

/** Finished files. */
export function outputRoutes(api: OpenAPIHono, { store }: ServerContext): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/outputs',
      summary: 'List finished files, newest first',
      request: { query: paging },
      responses: {
        200: json(z.object({ outputs: z.array(outputSchema), next: z.string().optional() }), 'A page.'),
        ...refusals(400),
      },
    }),
    (c) => {
      const page = store.outputs.list(c.req.valid('query'))
      return c.json(
        { outputs: page.outputs.map(outputView), ...(page.next !== undefined && { next: page.next }) },
        200,
      )
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/outputs/{id}',
      summary: 'The bytes of a finished file, or a range of them',
      request: { params: idParam },
      responses: {
        200: {
          description: 'All of it.',
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
        206: {
          description: 'The range.',
          content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...refusals(404, 416),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const output = store.outputs.read(id)
      if (!output) throw new HttpProblem(404, 'output.unknown', `There is no output ${id}.`)
      const path = store.outputs.path(output)
      return serveFile({ ...output, path }, c.req.raw)
    },
  )
}
