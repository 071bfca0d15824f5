import { join } from 'node:path'
import { stat } from 'node:fs/promises'
import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { FileBlobs, PackedWatch } from '../../run/index.ts'
import type { ServerContext } from '../context.ts'
import { incomingFolder } from '../incoming.ts'
import { HttpProblem } from '../problem.ts'
import { receiveBody } from '../receive-body.ts'
import { refuseFullDisk } from '../refuse-full-disk.ts'
import { refusals, refusalsToChange } from './refusals.ts'
import { binary, contentParam, json } from './schemas.ts'
import { serveFile } from './serve-file.ts'

const kept = z
  .object({ sha256: z.string(), bytes: z.int() })
  .openapi('KeptOutput', { description: 'An output that a workflow pins by its content.' })

const full = refuseFullDisk('output.disk-full', 'The disk is full. Free some space and open the file again.')

/** What frozen nodes keep, so that a workflow takes it along to another machine. */
export function frozenRoutes(api: OpenAPIHono, { dataRoot, limits }: ServerContext): void {
  const folder = join(dataRoot, 'frozen')
  const blobs = new FileBlobs(folder)
  api.openapi(
    createRoute({
      method: 'get',
      path: '/frozen/{sha256}',
      summary: 'The bytes of an output that a frozen node keeps',
      request: { params: contentParam },
      responses: {
        200: { description: 'All of it.', content: binary },
        206: { description: 'The range.', content: binary },
        ...refusals(400, 404, 416),
      },
    }),
    async (c) => {
      const { sha256 } = c.req.valid('param')
      const path = join(folder, sha256)
      const there = await stat(path).catch(() => undefined)
      if (!there) {
        const detail = `What is kept under sha256 ${sha256.slice(0, 12)}… is not here. Run its node once and freeze it again.`
        throw new HttpProblem(404, 'frozen.missing', detail)
      }
      return serveFile({ path, sha256, mime: 'application/octet-stream', name: sha256 }, c.req.raw)
    },
  )
  api.openapi(
    createRoute({
      method: 'put',
      path: '/frozen/{sha256}',
      summary: 'Bring what a frozen node keeps, as the body; what does not have the hash is refused',
      request: { params: contentParam },
      responses: { 200: json(kept, 'It is here now.'), ...refusalsToChange(400, 413, 415) },
    }),
    async (c) => {
      const { sha256 } = c.req.valid('param')
      const watch = new PackedWatch()
      const place = {
        parent: incomingFolder(dataRoot),
        most: limits.uploadBytes,
        see: (chunk: Uint8Array) => watch.see(chunk),
      }
      return receiveBody(c.req.raw, place, async ({ path, bytes }) => {
        if (watch.sha256() !== sha256) {
          const detail = `The body does not have sha256 ${sha256.slice(0, 12)}…: it is cut off or changed. Export the workflow once more.`
          throw new HttpProblem(400, 'frozen.changed', detail)
        }
        if (!(await watch.isPacked(path))) {
          const detail = 'The body is no output that a node keeps. Send what a frozen node of Reelgraph kept.'
          throw new HttpProblem(415, 'frozen.type', detail)
        }
        await blobs.take(path, sha256).catch(full)
        return c.json({ sha256, bytes }, 200)
      })
    },
  )
}
