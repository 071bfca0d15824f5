import { access, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { blobHash, type BlobStore } from './blob-store.ts'
import { sweepLeftovers } from './sweep-leftovers.ts'
import { writeWhole } from './write-whole.ts'

/** Blobs as files named by their hash; what does not have its hash any more is not there. */
export class FileBlobs implements BlobStore {
  readonly #folder: string
  #opened: Promise<void> | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined
    await (this.#opened ??= sweepLeftovers(this.#folder))
    const bytes = await readFile(join(this.#folder, sha256)).catch(() => undefined)
    return bytes && blobHash(bytes) === sha256 ? bytes : undefined
  }

  async put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number }> {
    const sha256 = blobHash(bytes)
    const path = join(this.#folder, sha256)
    await (this.#opened ??= sweepLeftovers(this.#folder))
    await mkdir(this.#folder, { recursive: true })
    const there = await access(path).then(
      () => true,
      () => false,
    )
    if (!there || !(await this.get(sha256))) await writeWhole(path, bytes)
    return { sha256, bytes: bytes.byteLength }
  }
}
