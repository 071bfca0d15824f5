import { createHash } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { WorkflowDocument } from '../../graph/index.ts'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { refusals } from './refusals.ts'
import { json, object } from './schemas.ts'
import { serveFile } from './serve-file.ts'

const template = z
  .object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    tags: z.array(z.string()).readonly(),
    thumbnail: z.boolean().openapi({ description: 'Whether there is a picture of what it makes.' }),
  })
  .openapi('Template')

/** A workflow to start from, as lists have it. */
export type Template = z.output<typeof template>

const named = z.object({
  name: z
    .string()
    .min(1)
    .max(64)
    .openapi({ param: { name: 'name', in: 'path' }, example: 'text-to-video' }),
})

/** Workflows that people start from. */
export function templateRoutes(api: OpenAPIHono, { templates }: ServerContext): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/templates',
      summary: 'Workflows to start from',
      responses: {
        200: json(z.object({ templates: z.array(template).readonly() }), 'All of them.'),
        ...refusals(),
      },
    }),
    async (c) => c.json({ templates: await templates.list() }, 200),
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/templates/{name}',
      summary: 'One of them',
      request: { params: named },
      responses: {
        200: json(z.object({ workflow: object<WorkflowDocument>('The workflow.') }), 'The template.'),
        ...refusals(404),
      },
    }),
    async (c) => {
      const { name } = c.req.valid('param')
      const workflow = await templates.read(name)
      if (!workflow) throw unknown(name)
      return c.json({ workflow }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/templates/{name}/thumbnail',
      summary: 'What it makes, as a WebP that moves',
      request: { params: named },
      responses: {
        200: {
          description: 'The picture.',
          content: { 'image/webp': { schema: z.string().openapi({ format: 'binary' }) } },
        },
        206: {
          description: 'A range of it.',
          content: { 'image/webp': { schema: z.string().openapi({ format: 'binary' }) } },
        },
        ...refusals(404, 416),
      },
    }),
    async (c) => {
      const { name } = c.req.valid('param')
      const found = await templates.thumbnail(name)
      if (!found) throw unknown(name)
      // The file comes with the program and changes with it, so its time stands for its content.
      const sha256 = createHash('sha256').update(`${name} ${found.changedAt}`).digest('hex')
      const response = await serveFile(
        { path: found.path, sha256, mime: 'image/webp', name: `${name}.webp` },
        c.req.raw,
      )
      response.headers.set('cache-control', 'private, no-cache')
      return response
    },
  )
}

function unknown(name: string): HttpProblem {
  const detail = `There is no template "${name}". GET /api/templates lists what there is.`
  return new HttpProblem(404, 'template.unknown', detail)
}
