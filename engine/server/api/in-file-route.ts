import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ServerContext } from '../context.ts'
import { incomingFolder } from '../incoming.ts'
import { HttpProblem } from '../problem.ts'
import { receiveBody } from '../receive-body.ts'
import { refuseUpload, wrongType } from '../receive-upload.ts'
import { uploadKind } from '../upload-kind.ts'
import { refusalsToChange } from './refusals.ts'
import { json, object } from './schemas.ts'
import { sentName } from './sent-name.ts'

const carried = z
  .object({
    workflow: object<unknown>('What made it, as it stands there: it may be of any version, or broken.'),
    run: object<unknown>('What is said of the run.').optional(),
  })
  .openapi('CarriedWorkflow')

/** What a picture or a video says of its making. */
export type CarriedWorkflow = z.output<typeof carried>

/** Reads the workflow out of a file that was made here, or by anybody else's Reelgraph. Nothing is kept of it. */
export function inFileRoute(api: OpenAPIHono, { dataRoot, inspector, limits }: ServerContext): void {
  api.openapi(
    createRoute({
      method: 'post',
      path: '/workflows/in-file',
      summary: 'The workflow inside a PNG, WebP, GIF, MP4 or WebM that is sent as the body',
      request: { query: z.object({ name: sentName('file') }) },
      responses: { 200: json(carried, 'It carries this one.'), ...refusalsToChange(400, 404, 413, 415) },
    }),
    async (c) => {
      const { name } = c.req.valid('query')
      const place = { parent: incomingFolder(dataRoot), most: limits.uploadBytes }
      return receiveBody(c.req.raw, place, async ({ path, head }) => {
        if (!uploadKind(head)) throw wrongType(name)
        const found = (await inspector
          .ask({ ask: 'workflow', path })
          .catch(refuseUpload(name, path))) as Carried | null
        if (found) return c.json(found, 200)
        const detail = `"${name}" carries no workflow. Files from Reelgraph do, unless Keep the workflow was off.`
        throw new HttpProblem(404, 'workflow.not-in-file', detail)
      })
    },
  )
}

type Carried = { workflow: unknown; run?: unknown }
