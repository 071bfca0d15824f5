import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { HttpProblem } from './problem.ts'
import { refuseFullDisk } from './refuse-full-disk.ts'

/** What the folders of bodies begin with, by which one that was left behind is told. */
export const receivedPrefix = '.upload-'

/** Of a disk that has no room for a body, a 507 that says so; any other error is thrown on. */
export const refuseFullUpload = refuseFullDisk(
  'upload.disk-full',
  'The disk that files are received on is full. Free some space and send it again.',
)

/** A body that lies in a file of its own. */
export interface ReceivedBody {
  readonly path: string
  /** Its first bytes, 64 at most. */
  readonly head: Uint8Array
}

/** Takes a body to disk within a limit, to a new folder inside `parent`, hands it over, and leaves nothing of it behind. */
export async function receiveBody<T>(
  request: Request,
  { parent, most }: { readonly parent: string; readonly most: number },
  work: (body: ReceivedBody) => Promise<T>,
): Promise<T> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > most) throw tooLarge(most)
  if (!request.body) throw empty()
  const folder = await newFolder(parent)
  try {
    const path = join(folder, 'file')
    const { head, bytes } = await write(request.body, path, most)
    if (bytes === 0) throw empty()
    return await work({ path, head })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function newFolder(parent: string): Promise<string> {
  try {
    await mkdir(parent, { recursive: true })
    return await mkdtemp(join(parent, receivedPrefix))
  } catch (cause) {
    return refuseFullUpload(cause)
  }
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
  await pipeline(Readable.fromWeb(body as NodeStream), counted, createWriteStream(path)).catch(
    refuseFullUpload,
  )
  return { head, bytes }
}

function empty(): HttpProblem {
  const detail = 'The body is empty. Send the bytes of the file.'
  return new HttpProblem(400, 'upload.empty', detail)
}

function tooLarge(most: number): HttpProblem {
  const detail = `An upload may have ${Math.round(most / 2 ** 20)} MB. Choose a smaller file.`
  return new HttpProblem(413, 'upload.too-large', detail)
}
