import { FileBlobs } from '../run/index.ts'
import type { BlobStore } from '../run/index.ts'
import { nameDiskError } from '../store/name-disk-error.ts'

/** Pinned values as files of a folder; what the disk says where it takes none is named, so that no node is blamed for it. */
export class NamedBlobs implements BlobStore {
  readonly #folder: string
  readonly #files: FileBlobs

  constructor(folder: string) {
    this.#folder = folder
    this.#files = new FileBlobs(folder)
  }

  get(sha256: string): Promise<Uint8Array | undefined> {
    return this.#files.get(sha256)
  }

  /** On disk when this resolves. Throws `output.disk-full` or `output.unwritable`. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }> {
    return this.#files.put(bytes).catch((cause: unknown) => {
      throw nameDiskError(cause, this.#folder)
    })
  }
}
