import { createHash } from 'node:crypto'

/** Pinned values by the sha256 of their bytes; outside every budget, kept as long as a workflow names them. */
export interface BlobStore {
  get(sha256: string): Promise<Uint8Array | undefined>
  /** Keeps bytes and tells their hash. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }>
}

/** The hash a blob is known by. */
export function blobHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Blobs that live as long as the process. */
export class MemoryBlobs implements BlobStore {
  readonly #blobs = new Map<string, Uint8Array>()

  async get(sha256: string): Promise<Uint8Array | undefined> {
    return this.#blobs.get(sha256)
  }

  async put(bytes: Uint8Array): Promise<{ sha256: string; bytes: number }> {
    const sha256 = blobHash(bytes)
    this.#blobs.set(sha256, bytes)
    return { sha256, bytes: bytes.byteLength }
  }
}
