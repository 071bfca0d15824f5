import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { sha256Pattern } from '../../define/index.ts'
import type { ServerContext } from '../context.ts'
import { receiveModel } from '../receive-model.ts'
import { refusals, refusalsToChange } from './refusals.ts'
import { idParam, json, list } from './schemas.ts'
import { sentName } from './sent-name.ts'

const wish = z
  .object({
    url: z.string().min(1).max(2048).openapi({
      description:
        "Address of a model's page on a hub, http or https: `HOST/OWNER/NAME`, or `HOST/OWNER/NAME/resolve/REVISION`.",
    }),
    sha256: z
      .string()
      .regex(sha256Pattern, 'must be 64 hexadecimal digits')
      .optional()
      .openapi({ description: 'The sha256 that the model must have, as `GET /api/models` shows it.' }),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'must be 1 to 64 of a–z, 0–9, ".", "_" and "-"')
      .optional()
      .openapi({ description: 'What to call it; a model that states its own id has to state this one.' }),
  })
  .strict()

const download = z
  .object({
    id: z.string(),
    url: z.string(),
    sha256: z.string().optional(),
    modelId: z.string().optional(),
    createdAt: z.number(),
    state: z.enum(['waiting', 'downloading', 'checking', 'done', 'failed']),
    file: z.string().optional().openapi({ description: 'The file in work.' }),
    doneBytes: z.int(),
    totalBytes: z.int().openapi({ description: 'Of the files whose size is known so far.' }),
    model: z.string().optional().openapi({ description: 'Id of the model, once it can be used.' }),
    error: z.object({ code: z.string(), subject: z.string(), message: z.string() }).optional(),
  })
  .openapi('ModelDownload')

/** Which model a client wants from a hub. */
export type ModelWish = z.input<typeof wish>

/** A model on its way. */
export type ModelDownload = z.output<typeof download>

const sent = wish.pick({ sha256: true, id: true }).extend({ name: sentName('model.zip') })

/** Installed models, those that are sent, and those that are on their way from a hub. */
export function modelRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { dataRoot, downloads, inspector } = context
  api.openapi(
    createRoute({
      method: 'get',
      path: '/models',
      summary: 'Installed models; one that cannot be used says why',
      responses: { 200: json(z.object({ models: list<object>('Models.') }), 'The models.'), ...refusals() },
    }),
    async (c) => c.json({ models: (await inspector.ask({ ask: 'models', dataRoot })) as object[] }, 200),
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/models',
      summary:
        'Download a model in the layout of Hugging Face Optimum; what a failed download has is gone on with',
      request: { body: { required: true, content: { 'application/json': { schema: wish } } } },
      responses: { 202: json(download, 'It is underway.'), ...refusalsToChange(400, 409, 413, 415) },
    }),
    async (c) => c.json(await downloads.add(c.req.valid('json')), 202),
  )
  api.openapi(
    createRoute({
      method: 'post',
      path: '/models/file',
      summary: 'Install a model whose folder, zipped, is the body; it is tried before it is registered',
      request: { query: sent },
      responses: {
        201: json(z.object({ id: z.string(), sha256: z.string() }), 'It can be used.'),
        ...refusalsToChange(400, 413),
      },
    }),
    async (c) => {
      const { id, sha256 } = await receiveModel(context, c.req.valid('query'), c.req.raw)
      return c.json({ id, sha256 }, 201)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/models/downloads',
      summary: 'Downloads that are underway, have failed, or were done since the start',
      responses: { 200: json(z.object({ downloads: z.array(download) }), 'Oldest first.'), ...refusals() },
    }),
    (c) => c.json({ downloads: downloads.list() }, 200),
  )
  api.openapi(
    createRoute({
      method: 'delete',
      path: '/models/downloads/{id}',
      summary: 'Stop a download and throw away what there is of it; a model that is registered stays',
      request: { params: idParam },
      responses: { 204: { description: 'Gone.' }, ...refusalsToChange(404, 409) },
    }),
    async (c) => {
      await downloads.remove(c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
}
