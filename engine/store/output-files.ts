import { randomUUID } from 'node:crypto'
import { readFile, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OutputSink, SavedOutput } from '../define/index.ts'
import { realDisk, type Disk } from './disk.ts'
import { nameDiskError } from './name-disk-error.ts'
import { contentPath, keyPath, outputFolder } from './output-paths.ts'
import { hashFile } from './publish-file.ts'

const dayMs = 24 * 60 * 60 * 1000

/** What stands in a key's file. */
interface KeyRecord extends Omit<SavedOutput, 'path'> {
  /** Inside the output folder, so that the data folder may be moved. */
  readonly file: string
}

/**
 * Finished files under their content's hash, and for each key which file it gave. Needs no database: a worker writes
 * here, and finds again what it wrote before it was killed. A name only ever stands for the whole file, on disk.
 */
export class OutputFiles implements OutputSink {
  readonly #root: string
  readonly #folder: string
  readonly #disk: Disk
  #opened = false

  constructor(root: string, disk: Disk = realDisk) {
    this.#root = root
    this.#folder = outputFolder(root)
    this.#disk = disk
  }

  /** The output of a key, if its file is there; a record that cannot be read counts as none. */
  async find(key: string): Promise<SavedOutput | undefined> {
    try {
      const record = JSON.parse(await readFile(join(this.#folder, keyPath(key)), 'utf8')) as KeyRecord
      const { file, name, mime, bytes, sha256 } = record
      const path = join(this.#folder, file)
      if (record.key !== key || (await stat(path)).size !== bytes) return undefined
      return { key, path, name, mime, bytes, sha256 }
    } catch {
      return undefined
    }
  }

  /**
   * Writes an output and publishes it. Throws `output.disk-full` or `output.unwritable`, or what else `write` throws; then
   * nothing is published.
   */
  async save(request: Parameters<OutputSink['save']>[0]): Promise<SavedOutput> {
    const { key, name, mime, extension } = request
    if (!this.#opened) await this.#step(() => this.#open())
    return this.#withTemporary(async (temporary) => {
      await this.#step(() => request.write(temporary))
      const { sha256, bytes, file } = await this.#step(async () => {
        await this.#disk.sync(temporary)
        const sha256 = await hashFile(temporary)
        const { size } = await stat(temporary)
        const file = contentPath(sha256, extension)
        await this.#publish(temporary, file)
        return { sha256, bytes: size, file }
      })
      await this.#remember({ key, file, name, mime, bytes, sha256 })
      return { key, path: join(this.#folder, file), name, mime, bytes, sha256 }
    })
  }

  /** The file is there before its key is, so that a key never promises too much. */
  #remember(record: KeyRecord): Promise<void> {
    return this.#withTemporary((temporary) =>
      this.#step(async () => {
        await this.#disk.write(temporary, JSON.stringify(record))
        await this.#disk.sync(temporary)
        await this.#publish(temporary, keyPath(record.key))
      }),
    )
  }

  async #publish(temporary: string, file: string): Promise<void> {
    const path = join(this.#folder, file)
    await this.#disk.makeFolder(dirname(path))
    await this.#disk.rename(temporary, path)
    await this.#disk.sync(dirname(path))
    await this.#disk.sync(this.#folder)
  }

  async #withTemporary<T>(work: (temporary: string) => Promise<T>): Promise<T> {
    const temporary = join(this.#incoming, randomUUID())
    await this.#step(() => this.#disk.makeFolder(this.#incoming))
    try {
      return await work(temporary)
    } finally {
      // What was published has no temporary name any more; what could not be removed is swept another day.
      await this.#disk.remove(temporary).catch(() => {})
    }
  }

  async #step<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw nameDiskError(error, this.#folder)
    }
  }

  /** Makes the folder, and removes what killed processes left half written once it is too old to be in the making. */
  async #open(): Promise<void> {
    await this.#disk.makeFolder(this.#incoming)
    await this.#disk.sync(this.#root)
    for (const name of await readdir(this.#incoming)) {
      const path = join(this.#incoming, name)
      const stats = await stat(path).catch(() => undefined)
      if (stats && Date.now() - stats.mtimeMs > dayMs) await this.#disk.remove(path).catch(() => {})
    }
    this.#opened = true
  }

  get #incoming(): string {
    return join(this.#folder, 'incoming')
  }
}
