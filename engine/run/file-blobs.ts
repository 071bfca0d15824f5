import { mkdir, open, readFile, rename, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { isSha256 } from '../define/index.ts'
import { blobHash, type BlobStore } from './blob-store.ts'
import { sweepLeftovers } from './sweep-leftovers.ts'
import { syncFolder } from './sync-folder.ts'
import { writeWhole } from './write-whole.ts'

/** How far behind a file's time may lie before a use of it is written down, in ms. */
const dayMs = 24 * 60 * 60 * 1000

/**
 * Blobs as files named by their hash; what does not have its hash any more is not there. A file's time says when it was
 * last used, so that a sweep spares what somebody works with.
 */
export class FileBlobs implements BlobStore {
  readonly #folder: string
  #opened: Promise<void> | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    if (!isSha256(sha256)) return undefined
    await (this.#opened ??= sweepLeftovers(this.#folder))
    await this.#use(sha256, dayMs).catch(() => {})
    return this.#read(sha256)
  }

  /** On disk when this resolves. */
  async put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number }> {
    const sha256 = blobHash(bytes)
    await (this.#opened ??= sweepLeftovers(this.#folder))
    await mkdir(this.#folder, { recursive: true })
    // Marked first: from then on no sweep takes it away.
    await this.#use(sha256, 0).catch(() => {})
    if (!(await this.#read(sha256))) {
      await writeWhole(join(this.#folder, sha256), bytes)
      await syncFolder(this.#folder)
    }
    return { sha256, bytes: bytes.byteLength }
  }

  /** Takes a file that is known to have this hash for its own. On disk when this resolves. */
  async take(path: string, sha256: string): Promise<void> {
    await (this.#opened ??= sweepLeftovers(this.#folder))
    await mkdir(this.#folder, { recursive: true })
    const file = await open(path, 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    const to = join(this.#folder, sha256)
    // Written just now, it is spared by every sweep; what had its name, and may be damaged, is replaced.
    await rename(path, to).catch(async (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EXDEV') throw cause
      // The folder is a link to another disk.
      await writeWhole(to, await readFile(path))
    })
    await syncFolder(this.#folder)
  }

  async #read(sha256: string): Promise<Uint8Array | undefined> {
    const bytes = await readFile(join(this.#folder, sha256)).catch(() => undefined)
    return bytes && blobHash(bytes) === sha256 ? bytes : undefined
  }

  async #use(sha256: string, behindMs: number): Promise<void> {
    const path = join(this.#folder, sha256)
    const now = Date.now()
    if (behindMs > 0 && now - (await stat(path)).mtimeMs < behindMs) return
    await utimes(path, now / 1000, now / 1000)
  }
}
