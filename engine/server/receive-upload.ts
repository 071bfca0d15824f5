import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { hasCode, ReelgraphError } from '../define/index.ts'
import type { UploadRecord } from '../store/index.ts'
import type { ServerContext } from './context.ts'
import { incomingFolder } from './incoming.ts'
import { HttpProblem } from './problem.ts'
import { receiveBody, refuseFullUpload } from './receive-body.ts'
import { uploadKind } from './upload-kind.ts'

/**
 * Takes a body to disk within the limit, tells what it is by its first bytes, has a process of its own look at it, and
 * keeps it as an asset under the hash of what is kept. Nothing stays behind of one that is refused.
 */
export async function receiveUpload(
  { store, assets, dataRoot, inspector, limits }: ServerContext,
  name: string,
  request: Request,
): Promise<UploadRecord> {
  const place = { parent: incomingFolder(dataRoot), most: limits.uploadBytes }
  return receiveBody(request, place, async ({ path, head }) => {
    const kind = uploadKind(head)
    if (!kind) throw wrongType(name)
    const { mime } = (await inspector.ask({ ask: kind.ask, path }).catch(refuseUpload(name, path))) as {
      mime: string
    }
    const extension = extensionOf[mime] ?? kind.extension
    const sha256 = await assets.add(path, extension)
    const { size } = await stat(path)
    return store.uploads.add({ sha256, bytes: size, mime, name: titled(name, extension) })
  })
}

/** What is no picture or video that is taken here. */
export function wrongType(name: string): HttpProblem {
  return new HttpProblem(
    415,
    'upload.type',
    `"${plain(name)}" is not a PNG, JPEG, WebP, GIF, AVIF, MP4 or WebM. Convert it to one of these.`,
  )
}

/** What is wrong with a file; `inspect` is of a reader that stumbled over this very one. */
const ofTheFile = new Set([
  'media.unreadable',
  'media.too-large',
  'media.encode',
  'inspect.failed',
  'inspect.crashed',
])

/**
 * Refuses a file for what is wrong with it, and a full disk as such; anything else is not the sender's fault and keeps its code.
 * The words name the `path` on this machine: the sender gets its own name back.
 */
export function refuseUpload(name: string, path: string): (thrown: unknown) => never {
  return (thrown) => {
    if (!hasCode(thrown) || thrown.code === 'media.disk-full') return refuseFullUpload(thrown)
    const [subject, detail] = [plain(name), thrown.message.replaceAll(path, plain(name))]
    if (ofTheFile.has(thrown.code)) throw new HttpProblem(415, 'upload.unreadable', detail, { subject })
    throw new ReelgraphError(thrown.code, subject, detail, { cause: thrown })
  }
}

const extensionOf: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
}

function titled(name: string, extension: string): string {
  const bare = basename(plain(name).replaceAll('\\', '/'))
  return `${bare.slice(0, bare.length - extname(bare).length) || 'upload'}${extension}`
}

function plain(text: string): string {
  return text.replace(/[\p{C}"]/gu, '').slice(0, 200)
}
