import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

const entries = z.record(z.string(), z.object({ size: z.number(), mtime: z.number(), sha256: z.string() }))

/**
 * sha256 of files, remembered in a JSON file by path, size and modification time, so that weights are hashed once and
 * start-up stays fast. A memory that is lost or damaged costs a re-hash, nothing else.
 */
export class VerifiedFiles {
  readonly #path: string | undefined
  #known: Promise<z.output<typeof entries>> | undefined
  #changed = false

  /** `path` is the memory's file; without one nothing is remembered past this object. */
  constructor(path?: string) {
    this.#path = path
  }

  /** The sha256 in hex and the size of a file. Throws the system's error where it cannot be read. */
  async sha256(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
    const known = await (this.#known ??= this.#load())
    const { size, mtimeMs: mtime } = await stat(path)
    const remembered = known[path]
    if (remembered?.size === size && remembered.mtime === mtime)
      return { sha256: remembered.sha256, bytes: size }
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
    known[path] = { size, mtime, sha256: hash.digest('hex') }
    this.#changed = true
    return { sha256: known[path].sha256, bytes: size }
  }

  /** Writes what was learnt; a folder that cannot be written to is no error, since this is only a memory. */
  async save(): Promise<void> {
    if (!this.#changed || !this.#path || !this.#known) return
    this.#changed = false
    const temporary = `${this.#path}.tmp-${process.pid}`
    try {
      await mkdir(dirname(this.#path), { recursive: true })
      await writeFile(temporary, JSON.stringify(await this.#known, null, 1))
      await rename(temporary, this.#path)
    } catch {
      this.#changed = true
    }
  }

  async #load(): Promise<z.output<typeof entries>> {
    if (!this.#path) return {}
    try {
      return entries.parse(JSON.parse(await readFile(this.#path, 'utf8')))
    } catch {
      return {}
    }
  }
}
