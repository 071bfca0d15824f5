import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { receiveUpload } from '../receive-upload.ts'
import { refusals, refusalsToChange } from './refusals.ts'
import { binary, idParam, json } from './schemas.ts'
import { sentName } from './sent-name.ts'
import { serveFile } from './serve-file.ts'

/** A file that somebody brought. */
export const uploadSchema = z
  .object({
    id: z.string(),
    sha256: z.string(),
    name: z.string(),
    mime: z.string(),
    bytes: z.int(),
    createdAt: z.int(),
  })
  .openapi('Upload')

/** A file that somebody brought. */
export type Upload = z.output<typeof uploadSchema>

/** Pictures and videos that workflows refer to by content hash. */
export function uploadRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { store, assets } = context
  api.openapi(
    createRoute({
      method: 'post',
      path: '/uploads',
      summary:
        'Upload a picture or a video as the body; pictures are drawn anew, videos are written anew without what else was in them, anything else is refused',
      request: { query: z.object({ name: sentName('upload') }) },
      responses: {
        201: json(uploadSchema, 'It is an asset now; file params take its `sha256`.'),
        ...refusalsToChange(400, 413, 415),
      },
    }),
    async (c) => {
      const { name } = c.req.valid('query')
      const row = await receiveUpload(context, name, c.req.raw)
      return c.json({ ...row }, 201)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/uploads/{id}',
      summary: 'The bytes of an upload',
      request: { params: idParam },
      responses: {
        200: { description: 'All of it.', content: binary },
        206: { description: 'The range.', content: binary },
        ...refusals(404, 416),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const row = store.uploads.read(id)
      if (!row) throw new HttpProblem(404, 'upload.unknown', `There is no upload ${id}.`)
      return serveFile({ ...row, path: await assets.path(row.sha256) }, c.req.raw)
    },
  )
}
