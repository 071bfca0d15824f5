import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { bodyAt, magic } from './packed-bytes.ts'
import type { PackedHeader } from './packed-bytes.ts'

/** The longest header that is looked at, in bytes: as much JSON as a request may have. */
const mostHeaderBytes = 64 * 2 ** 20

/**
 * Watches a file go by on its way to the disk and tells what it is, so that nobody has to hold all of it or read it
 * again: its sha256, and whether it is what `packedBytes` writes.
 */
export class PackedWatch {
  readonly #whole = createHash('sha256')
  readonly #body = createHash('sha256')
  #front = Buffer.alloc(0)

  /** Takes the next piece. */
  see(chunk: Uint8Array): void {
    this.#whole.update(chunk)
    const front = chunk.subarray(0, bodyAt - this.#front.length)
    if (front.length > 0) this.#front = Buffer.concat([this.#front, front])
    this.#body.update(chunk.subarray(front.length))
  }

  /** The sha256 of all pieces, in hex; asked once, after the last. */
  sha256(): string {
    return this.#whole.digest('hex')
  }

  /** Whether they, which lie at the path, are a packed value that is whole; asked once, after the last. */
  async isPacked(path: string): Promise<boolean> {
    const digest = this.#body.digest()
    if (!this.#front.equals(Buffer.concat([magic, digest]))) return false
    const file = await open(path)
    try {
      return await hasHeader(file)
    } finally {
      await file.close()
    }
  }
}

/** Whether the header can be read, and names as many bytes as follow it. */
async function hasHeader(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  const length = (await read(file, bodyAt, 4)).readUInt32LE(0)
  const end = bodyAt + 4 + length
  if (end > size || length > mostHeaderBytes) return false
  try {
    const { buffers } = JSON.parse((await read(file, bodyAt + 4, length)).toString()) as PackedHeader
    return buffers.reduce((sum, [, bytes]) => sum + bytes, 0) === size - end
  } catch {
    return false
  }
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer
}
