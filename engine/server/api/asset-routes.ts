import { extname } from 'node:path'
import { createRoute, z } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { hasCode, ReelgraphError } from '../../define/index.ts'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { refusals } from './refusals.ts'
import { binary, contentParam, json } from './schemas.ts'
import { serveFile } from './serve-file.ts'

const mimeOf: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
}

const described = z
  .object({
    sha256: z.string(),
    name: z.string().optional(),
    mime: z.string(),
    video: z
      .object({ width: z.int(), height: z.int(), fps: z.number(), frames: z.int() })
      .optional()
      .openapi({ description: 'Of what moves, where it can be read.' }),
  })
  .openapi('Asset', { description: 'A file that workflows refer to by its content.' })

type VideoFacts = NonNullable<z.output<typeof described>['video']>

/** Files that workflows refer to by content, whether somebody uploaded them or a template carries them. */
export function assetRoutes(api: OpenAPIHono, context: ServerContext): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/assets/{sha256}',
      summary: 'The bytes of the picture or video that a workflow refers to',
      request: { params: contentParam },
      responses: {
        200: { description: 'All of it.', content: binary },
        206: { description: 'The range.', content: binary },
        ...refusals(400, 404, 416),
      },
    }),
    async (c) => {
      const { path, sha256, mime, name } = await assetOf(context, c.req.valid('param').sha256)
      return serveFile({ path, sha256, mime, name: name ?? sha256 + extname(path) }, c.req.raw)
    },
  )
  const looked = new Map<string, Promise<VideoFacts | undefined>>()
  api.openapi(
    createRoute({
      method: 'get',
      path: '/assets/{sha256}/about',
      summary: 'What it is called and of which type it is',
      request: { params: contentParam },
      responses: { 200: json(described, 'The asset.'), ...refusals(400, 404) },
    }),
    async (c) => {
      const { path, sha256, name, mime } = await assetOf(context, c.req.valid('param').sha256)
      if (moves.has(mime) && !looked.has(sha256)) {
        const forget = (): void => void looked.delete(sha256)
        const look = lookInto(context, path, sha256, () => setTimeout(forget, patienceMs).unref())
        looked.set(sha256, look)
        look.catch(forget)
      }
      const video = await looked.get(sha256)
      return c.json({ sha256, mime, ...(name !== undefined && { name }), ...(video && { video }) }, 200)
    },
  )
}

const moves = new Set(['video/mp4', 'video/webm', 'image/webp', 'image/gif'])

/** What is wrong with a file, and will be when it is looked into again. */
const ofTheFile = new Set(['media.unreadable', 'media.too-large'])
/** What may be of the file or of the moment: a busier machine, or less memory. */
const mayPass = new Set(['inspect.crashed', 'inspect.failed', 'inspect.slow'])
/** How long such a file is taken for no video, in ms. */
const patienceMs = 600_000

/**
 * A file of that content never changes, so it is looked into once; a still WebP or GIF is no video. `later` is asked to forget
 * what may have been of the moment. Throws where nobody could look.
 */
async function lookInto(
  { inspector }: ServerContext,
  path: string,
  sha256: string,
  later: () => void,
): Promise<VideoFacts | undefined> {
  try {
    const { width, height, fps, frames } = (await inspector.ask({ ask: 'video', path })) as VideoFacts
    return { width, height, fps, frames }
  } catch (thrown) {
    if (!hasCode(thrown)) throw thrown
    if (mayPass.has(thrown.code)) later()
    if (mayPass.has(thrown.code) || ofTheFile.has(thrown.code)) return undefined
    // Who asks knows the file by its content, not by where it lies.
    const message = thrown.message.replaceAll(path, sha256)
    throw new ReelgraphError(thrown.code, sha256, message, { cause: thrown })
  }
}

async function assetOf({ assets, store }: ServerContext, sha256: string) {
  const path = await assets.path(sha256).catch((thrown: unknown) => {
    if (!hasCode(thrown) || thrown.code !== 'asset.missing') throw thrown
    const detail = `The file with sha256 ${sha256.slice(0, 12)}… is not here. Choose the file again.`
    throw new HttpProblem(404, 'asset.missing', detail)
  })
  const mime = mimeOf[extname(path).toLowerCase()] ?? 'application/octet-stream'
  return { path, sha256, mime, name: store.uploads.named(sha256) }
}
