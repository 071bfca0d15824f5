import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { hasCode } from '../define/index.ts'
import type { UploadRecord } from '../store/index.ts'
import { inspect } from '../worker/index.ts'
import type { ServerContext } from './context.ts'
import { HttpProblem } from './problem.ts'
import { uploadKind } from './upload-kind.ts'

/**
 * Takes a body to disk within the limit, tells what it is by its first bytes, has a process of its own look at it, and
 * keeps it as an asset under the hash of what is kept. Nothing stays behind of one that is refused.
 */
export async function receiveUpload(
  { store, assets, limits }: ServerContext,
  name: string,
  request: Request,
): Promise<UploadRecord> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limits.uploadBytes) throw tooLarge(limits.uploadBytes)
  if (!request.body)
    throw new HttpProblem(400, 'upload.empty', 'The body is empty. Send the bytes of a picture or a video.')
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-upload-'))
  try {
    const received = join(folder, 'file')
    const { head, bytes } = await write(request.body, received, limits.uploadBytes)
    if (bytes === 0)
      throw new HttpProblem(400, 'upload.empty', 'The body is empty. Send the bytes of a picture or a video.')
    const kind = uploadKind(head)
    if (!kind) {
      throw new HttpProblem(
        415,
        'upload.type',
        `"${plain(name)}" is not a PNG, JPEG, WebP, GIF, MP4 or WebM. Convert it to one of these.`,
      )
    }
    const { mime } = (await inspect({ ask: kind.ask, path: received }).catch(refuse(name))) as {
      mime: string
    }
    const extension = extensionOf[mime] ?? kind.extension
    const sha256 = await assets.add(received, extension)
    const { size } = await stat(received)
    return store.uploads.add({ sha256, bytes: size, mime, name: titled(name, extension) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const extensionOf: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
}

async function write(
  body: ReadableStream<Uint8Array>,
  path: string,
  most: number,
): Promise<{ head: Uint8Array; bytes: number }> {
  let bytes = 0
  let head = new Uint8Array(0)
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (head.length < 64) head = Buffer.concat([head, chunk.subarray(0, 64 - head.length)])
      if (bytes > most) done(tooLarge(most))
      else done(null, chunk)
    },
  })
  // The browser's type of a stream and Node's are not quite the same.
  await pipeline(Readable.fromWeb(body as NodeStream<Uint8Array>), counted, createWriteStream(path))
  return { head, bytes }
}

function tooLarge(most: number): HttpProblem {
  return new HttpProblem(
    413,
    'upload.too-large',
    `An upload may have ${Math.round(most / 2 ** 20)} MB. Choose a smaller file.`,
  )
}

/** The file's words name a place on this machine; the sender gets its own name back. */
function refuse(name: string): (thrown: unknown) => never {
  return (thrown) => {
    if (!hasCode(thrown)) throw thrown
    const detail = thrown.message.replaceAll(thrown.subject, plain(name))
    throw new HttpProblem(415, 'upload.unreadable', detail, { subject: plain(name) })
  }
}

function titled(name: string, extension: string): string {
  const bare = basename(plain(name).replaceAll('\\', '/'))
  return `${bare.slice(0, bare.length - extname(bare).length) || 'upload'}${extension}`
}

function plain(text: string): string {
  return text.replace(/[\p{C}"]/gu, '').slice(0, 200)
}
