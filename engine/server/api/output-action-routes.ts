import { extname } from 'node:path'
import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { itemSchema, itemView, knownItem } from './gallery-item.ts'
import { refusalsToChange } from './refusals.ts'
import { idParam, json } from './schemas.ts'
import { uploadSchema } from './upload-routes.ts'

/** What may be done with finished files: star, delete, bring back, use in a workflow. */
export function outputActionRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { store, assets } = context
  api.openapi(
    createRoute({
      method: 'patch',
      path: '/outputs/{id}',
      summary: 'Give a finished file its star, or take it',
      request: {
        params: idParam,
        body: {
          required: true,
          content: { 'application/json': { schema: z.object({ starred: z.boolean() }).strict() } },
        },
      },
      responses: { 200: json(itemSchema, 'The file.'), ...refusalsToChange(400, 404, 413, 415) },
    }),
    (c) => c.json(itemView(store.gallery.star(c.req.valid('param').id, c.req.valid('json').starred)), 200),
  )
  api.openapi(
    createRoute({
      method: 'delete',
      path: '/outputs/{id}',
      summary: 'Delete a finished file; for a day it can be brought back',
      request: { params: idParam },
      responses: { 204: { description: 'It is in no list any more.' }, ...refusalsToChange(404) },
    }),
    (c) => {
      store.gallery.delete(c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/outputs/{id}/restore',
      summary: 'Bring back a finished file that was deleted',
      request: { params: idParam },
      responses: { 200: json(itemSchema, 'The file.'), ...refusalsToChange(404) },
    }),
    (c) => c.json(itemView(store.gallery.restore(c.req.valid('param').id)), 200),
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/outputs/{id}/asset',
      summary: 'Make a finished file one that workflows can refer to',
      request: { params: idParam },
      responses: {
        201: json(uploadSchema, 'It is an asset now; file params take its `sha256`.'),
        ...refusalsToChange(404),
      },
    }),
    async (c) => {
      const { name, mime, bytes, ...item } = knownItem(context, c.req.valid('param').id)
      const path = store.outputs.path(item)
      const sha256 = await assets.add(path)
      const extension = extname(path)
      const called = name.endsWith(extension) ? name : name + extension
      return c.json({ ...store.uploads.add({ sha256, name: called, mime, bytes }) }, 201)
    },
  )
}
