import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file that is being written to its end, with the hash of all that is in it, also of what an earlier process wrote. */
export class PartialFile {
  readonly #path: string
  readonly #handle: FileHandle
  #hash = createHash('sha256')
  #bytes = 0

  private constructor(path: string, handle: FileHandle) {
    this.#path = path
    this.#handle = handle
  }

  /** Opens what is there, and reads it once for its hash. */
  static async open(path: string): Promise<PartialFile> {
    await mkdir(dirname(path), { recursive: true })
    const file = new PartialFile(path, await open(path, 'a'))
    const { size } = await file.#handle.stat()
    if (size === 0) return file
    const there = createReadStream(path, { end: size - 1, highWaterMark: 1 << 20 })
    for await (const chunk of there) file.#count(chunk as Buffer)
    return file
  }

  get bytes(): number {
    return this.#bytes
  }

  async append(chunk: Uint8Array): Promise<void> {
    await this.#handle.writeFile(chunk)
    this.#count(chunk)
  }

  /** Throws away what is there. */
  async restart(): Promise<void> {
    await this.#handle.truncate(0)
    this.#hash = createHash('sha256')
    this.#bytes = 0
  }

  /** The sha256 of what is there so far. */
  get sha256(): string {
    return this.#hash.copy().digest('hex')
  }

  /** Gives the file its name; it is on disk when this resolves. */
  async publish(as: string): Promise<void> {
    await this.#handle.sync()
    await this.#handle.close()
    await mkdir(dirname(as), { recursive: true })
    await rename(this.#path, as)
  }

  async close(): Promise<void> {
    await this.#handle.close().catch(() => {})
  }

  async remove(): Promise<void> {
    await this.close()
    await rm(this.#path, { force: true })
  }

  #count(chunk: Uint8Array): void {
    this.#hash.update(chunk)
    this.#bytes += chunk.length
  }
}
