import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { WriteError } from './media-error.ts'

/**
 * A file that appears under its name only when it is whole: bytes go to a temporary name in the same folder, `commit`
 * flushes them to disk and renames, `discard` removes them. Every failure is a `WriteError`.
 */
export class AtomicFile {
  readonly path: string
  readonly temporary: string
  readonly #handle: FileHandle
  #end = 0

  private constructor(path: string, temporary: string, handle: FileHandle) {
    this.path = path
    this.temporary = temporary
    this.#handle = handle
  }

  /** Creates the temporary file beside `path`. */
  static async create(path: string): Promise<AtomicFile> {
    const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`)
    try {
      return new AtomicFile(path, temporary, await open(temporary, 'wx+'))
    } catch (cause) {
      throw new WriteError(path, cause)
    }
  }

  /** Bytes from the start to the furthest byte written. */
  get size(): number {
    return this.#end
  }

  /** Writes all of `data` at `position`, by default at the end. */
  async write(data: Uint8Array, position: number = this.#end): Promise<void> {
    try {
      for (let done = 0; done < data.length;) {
        const { bytesWritten } = await this.#handle.write(data, done, data.length - done, position + done)
        done += bytesWritten
      }
    } catch (cause) {
      throw new WriteError(this.path, cause)
    }
    this.#end = Math.max(this.#end, position + data.length)
  }

  /** Reads up to `length` bytes back from `position`; fewer at the end of the file. */
  async read(position: number, length: number): Promise<Uint8Array> {
    const data = new Uint8Array(length)
    const { bytesRead } = await this.#handle.read(data, 0, length, position)
    return data.subarray(0, bytesRead)
  }

  /** Makes the file appear under its final name, replacing one that is there. */
  async commit(): Promise<void> {
    try {
      await this.#handle.sync()
      await this.#handle.close()
      await rename(this.temporary, this.path)
    } catch (cause) {
      throw new WriteError(this.path, cause)
    }
    await syncFolder(dirname(this.path))
  }

  /** Removes the temporary file; safe to call at any time, also after `commit`. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {})
    await rm(this.temporary, { force: true }).catch(() => {})
  }
}

/** A rename is durable once its folder is; folders cannot be opened on Windows, where this does nothing. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close().catch(() => {})
}
