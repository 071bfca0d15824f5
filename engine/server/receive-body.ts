import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { hasRoom } from './disk-room.ts'
import { HttpProblem } from './problem.ts'
import { refuseFullDisk } from './refuse-full-disk.ts'

/** What the folders of bodies begin with, by which one that was left behind is told. */
export const receivedPrefix = '.upload-'

const [fullCode, fullDetail] = [
  'upload.disk-full',
  'The disk that files are received on is full. Free some space and send it again.',
] as const

/** Of a disk that has no room for a body, a 507 that says so; any other error is thrown on. */
export const refuseFullUpload = refuseFullDisk(fullCode, fullDetail)

/** How many bytes may come before the disk is asked once more how much room there is. */
const stretchBytes = 4 * 2 ** 20

/** Where a body is taken to, and how. */
export interface ReceivingPlace {
  /** The folder that a new one is made in. */
  readonly parent: string
  /** The most that it may have, in bytes. */
  readonly most: number
  /** Sees every piece as it comes. */
  readonly see?: (chunk: Uint8Array) => void
  /** Bytes that are free on the disk of a folder, where the disk itself is not to be asked. */
  readonly freeBytes?: (folder: string) => Promise<number>
}

/** A body that lies in a file of its own. */
export interface ReceivedBody {
  readonly path: string
  readonly bytes: number
  /** Its first bytes, 64 at most. */
  readonly head: Uint8Array
}

/**
 * Takes a body to disk within a limit, to a new folder, hands it over, and leaves nothing of it behind. Throws `upload.empty`,
 * `upload.too-large`, or `upload.disk-full` as soon as it is known not to fit: the disk is not filled up with it.
 */
export async function receiveBody<T>(
  request: Request,
  place: ReceivingPlace,
  work: (body: ReceivedBody) => Promise<T>,
): Promise<T> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > place.most) throw tooLarge(place.most)
  if (!request.body) throw empty()
  const folder = await newFolder(place.parent)
  try {
    if (!(await hasRoom(folder, declared, place.freeBytes))) throw noRoom()
    const body = await write(request.body, join(folder, 'file'), place)
    if (body.bytes === 0) throw empty()
    return await work(body)
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
  { most, see, freeBytes }: ReceivingPlace,
): Promise<ReceivedBody> {
  let [bytes, askAt] = [0, stretchBytes]
  let head = new Uint8Array(0)
  const counted = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > most) throw tooLarge(most)
      if (head.length < 64) head = Buffer.concat([head, chunk.subarray(0, 64 - head.length)])
      see?.(chunk)
      if (bytes >= askAt) {
        askAt = bytes + stretchBytes
        if (!(await hasRoom(dirname(path), 0, freeBytes))) throw noRoom()
      }
      yield chunk
    }
  }
  await pipeline(Readable.fromWeb(body as NodeStream), counted, createWriteStream(path)).catch(
    refuseFullUpload,
  )
  return { path, head, bytes }
}

function noRoom(): HttpProblem {
  return new HttpProblem(507, fullCode, fullDetail)
}

function empty(): HttpProblem {
  const detail = 'The body is empty. Send the bytes of the file.'
  return new HttpProblem(400, 'upload.empty', detail)
}

function tooLarge(most: number): HttpProblem {
  const detail = `An upload may have ${Math.round(most / 2 ** 20)} MB. Choose a smaller file.`
  return new HttpProblem(413, 'upload.too-large', detail)
}
