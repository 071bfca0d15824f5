import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { countsSchema, itemSchema, itemView, knownItem } from './gallery-item.ts'
import { refusals } from './refusals.ts'
import { binary, idParam, json, paging } from './schemas.ts'
import { serveFile } from './serve-file.ts'

const time = z.coerce.number().int().min(0)

const filter = paging.extend({
  search: z.string().max(200).optional().openapi({ description: 'Words that must all be found.' }),
  starred: z
    .enum(['true', 'false'])
    .optional()
    .transform((starred) => (starred === undefined ? undefined : starred === 'true')),
  workflowId: z.string().max(128).optional(),
  countWorkflow: z.string().max(128).optional().openapi({
    description: 'A workflow whose files are counted besides, whichever are listed; else `workflowId` is.',
  }),
  since: time.optional().openapi({ description: 'Made then or later; ms since the epoch.' }),
  until: time.optional().openapi({ description: 'Made before; ms since the epoch.' }),
})

/** Which finished files a client wants to see. */
export type GalleryWish = z.input<typeof filter>

const bytes = (description: string) => ({
  description,
  content: binary,
})

/** Finished files: list, bytes, what is known of them, posters. */
export function outputRoutes(api: OpenAPIHono, context: ServerContext): void {
  const { store, posters } = context
  api.openapi(
    createRoute({
      method: 'get',
      path: '/outputs',
      summary: 'List finished files, newest first',
      request: { query: filter },
      responses: {
        200: json(
          z.object({ outputs: z.array(itemSchema), counts: countsSchema, next: z.string().optional() }),
          'A page, and how many there are whatever is searched for.',
        ),
        ...refusals(400),
      },
    }),
    (c) => {
      const wish = c.req.valid('query')
      const { items, ...next } = store.gallery.list(wish)
      const counts = store.gallery.counts(wish.countWorkflow ?? wish.workflowId)
      return c.json({ outputs: items.map(itemView), counts, ...next }, 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/outputs/{id}',
      summary: 'The bytes of a finished file, or a range of them',
      request: { params: idParam },
      responses: { 200: bytes('All of it.'), 206: bytes('The range.'), ...refusals(404, 416) },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const output = store.outputs.read(id)
      if (!output) throw new HttpProblem(404, 'output.unknown', `There is no output ${id}.`)
      const path = store.outputs.path(output)
      return serveFile({ ...output, path }, c.req.raw)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/outputs/{id}/about',
      summary: 'What is known of a finished file; it is looked at where that was not done yet',
      request: { params: idParam },
      responses: { 200: json(itemSchema, 'The file.'), ...refusals(404) },
    }),
    async (c) => {
      const item = knownItem(context, c.req.valid('param').id)
      if (!item.media) await posters.of(item.sha256, store.outputs.path(item), false)
      return c.json(itemView(knownItem(context, item.id)), 200)
    },
  )
  api.openapi(
    createRoute({
      method: 'get',
      path: '/outputs/{id}/poster',
      summary: 'A small still picture of a finished file, as WebP',
      request: { params: idParam },
      responses: { 200: bytes('All of it.'), 206: bytes('The range.'), ...refusals(404, 416) },
    }),
    async (c) => {
      const item = knownItem(context, c.req.valid('param').id)
      const path = await posters.of(item.sha256, store.outputs.path(item))
      if (path === undefined) {
        const detail = `${item.name} has no picture: the file cannot be read. Run its workflow again.`
        throw new HttpProblem(404, 'output.no-poster', detail)
      }
      const { sha256, name } = item
      return serveFile({ path, sha256, name: `${name}.webp`, mime: 'image/webp' }, c.req.raw)
    },
  )
}
