import { z } from '@hono/zod-openapi'
import type { GalleryItem as StoredItem } from '../../store/index.ts'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { outputView } from '../run-view.ts'
import { outputSchema } from './schemas.ts'

/** Size and length of a picture or a video. */
export const mediaSchema = z
  .object({ width: z.int(), height: z.int(), fps: z.number().optional(), frames: z.int() })
  .openapi('MediaFacts')

/** A finished file as galleries show it. */
export const itemSchema = outputSchema
  .extend({
    starred: z.boolean(),
    caption: z.string().optional().openapi({ description: 'What it shows, in the words of its prompt.' }),
    title: z.string().optional().openapi({ description: 'Title of the workflow that made it.' }),
    workflowId: z.string().optional(),
    device: z.string().optional(),
    tookMs: z.int().optional().openapi({ description: 'How long its run took.' }),
    media: mediaSchema.optional().openapi({ description: 'Absent until somebody looked at the file.' }),
    deletedAt: z.int().optional(),
  })
  .openapi('GalleryItem')

/** A finished file as galleries show it. */
export type GalleryItem = z.output<typeof itemSchema>

/** How many there are. */
export const countsSchema = z
  .object({ all: z.int(), starred: z.int(), workflow: z.int().optional() })
  .openapi('GalleryCounts')

/** The output of an id, deleted or not. Throws `output.unknown`. */
export function knownItem({ store }: ServerContext, id: string): StoredItem {
  const item = store.gallery.read(id)
  if (item) return item
  throw new HttpProblem(404, 'output.unknown', `There is no output ${id}.`)
}

/** An output as clients see it: by opaque id, never by path. */
export function itemView(item: StoredItem): GalleryItem {
  const { starred, caption, title, workflowId, device, tookMs, media, deletedAt } = item
  return {
    ...outputView(item),
    starred,
    ...(caption !== undefined && { caption }),
    ...(title !== undefined && { title }),
    ...(workflowId !== undefined && { workflowId }),
    ...(device !== undefined && { device }),
    ...(tookMs !== undefined && { tookMs }),
    ...(media && { media }),
    ...(deletedAt !== undefined && { deletedAt }),
  }
}
