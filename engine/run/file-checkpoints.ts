import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Packed } from '../define/index.ts'
import type { CheckpointStore } from './checkpoint-store.ts'
import { packedBytes, packedOf } from './packed-bytes.ts'
import { sweepLeftovers } from './sweep-leftovers.ts'
import { writeWhole } from './write-whole.ts'

const extension = '.checkpoint'

/** How much a folder of checkpoints may hold. */
export interface FileCheckpointOptions {
  /** 1 GiB by default. */
  readonly budgetBytes?: number
  /** How long a checkpoint waits to be continued, in ms; 7 days by default. */
  readonly maxAgeMs?: number
}

/**
 * Checkpoints as files of one folder: whole or not there, so that a killed process leaves the last good one. Those of
 * runs that nobody continues go when they are too old, and the oldest where there is too much.
 */
export class FileCheckpoints implements CheckpointStore {
  readonly #folder: string
  readonly #budgetBytes: number
  readonly #maxAgeMs: number
  #opened: Promise<void> | undefined
  /** Bytes saved since the folder was last looked through. */
  #saved = 0

  constructor(folder: string, options: FileCheckpointOptions = {}) {
    this.#folder = folder
    this.#budgetBytes = options.budgetBytes ?? 2 ** 30
    this.#maxAgeMs = options.maxAgeMs ?? 7 * 24 * 60 * 60 * 1000
  }

  async load(key: string): Promise<Packed | undefined> {
    await this.#open()
    const bytes = await readFile(this.#path(key)).catch(() => undefined)
    return bytes && packedOf(bytes)
  }

  async save(key: string, state: Packed): Promise<void> {
    await this.#open()
    await mkdir(this.#folder, { recursive: true })
    const bytes = packedBytes(state)
    await writeWhole(this.#path(key), bytes)
    this.#saved += bytes.length
    if (this.#saved > this.#budgetBytes / 16) await this.#makeRoom(nameOf(key))
  }

  async drop(key: string): Promise<void> {
    await rm(this.#path(key), { force: true })
  }

  #open(): Promise<void> {
    return (this.#opened ??= sweepLeftovers(this.#folder).then(() => this.#makeRoom()))
  }

  /** Removes what is too old, and the oldest of the rest while there is too much; never the one just saved. */
  async #makeRoom(saved?: string): Promise<void> {
    this.#saved = 0
    const found: { path: string; bytes: number; savedAt: number }[] = []
    let total = 0
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (!name.endsWith(extension)) continue
      const path = join(this.#folder, name)
      // Another process with this folder may have dropped it meanwhile.
      const stats = await stat(path).catch(() => undefined)
      if (!stats) continue
      total += stats.size
      if (name !== saved) found.push({ path, bytes: stats.size, savedAt: stats.mtimeMs })
    }
    const oldest = Date.now() - this.#maxAgeMs
    for (const { path, bytes, savedAt } of found.sort((a, b) => a.savedAt - b.savedAt)) {
      if (savedAt >= oldest && total <= this.#budgetBytes) return
      await rm(path, { force: true }).catch(() => {})
      total -= bytes
    }
  }

  #path(key: string): string {
    return join(this.#folder, nameOf(key))
  }
}

function nameOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex')}${extension}`
}
