import { createHash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Packed } from '../define/index.ts'
import type { CheckpointStore } from './checkpoint-store.ts'
import { packedBytes, packedOf } from './packed-bytes.ts'
import { writeWhole } from './write-whole.ts'

/** Checkpoints as files of one folder: whole or not there, so that a killed process leaves the last good one. */
export class FileCheckpoints implements CheckpointStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async load(key: string): Promise<Packed | undefined> {
    const bytes = await readFile(this.#path(key)).catch(() => undefined)
    return bytes && packedOf(bytes)
  }

  async save(key: string, state: Packed): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    await writeWhole(this.#path(key), packedBytes(state))
  }

  async drop(key: string): Promise<void> {
    await rm(this.#path(key), { force: true })
  }

  #path(key: string): string {
    return join(this.#folder, `${createHash('sha256').update(key).digest('hex')}.checkpoint`)
  }
}
