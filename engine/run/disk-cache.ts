import { hash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { mkdir, readFile, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kind, Revive } from '../define/index.ts'
import { KeyHistory } from './key-history.ts'
import { packedBytes, packedOf } from './packed-bytes.ts'
import { packOutputs, unpackOutputs } from './packed-outputs.ts'
import type { CachedResult, FreshResult, ResultCache } from './result-cache.ts'
import { isLeftover } from './sweep-leftovers.ts'
import { writeWhole } from './write-whole.ts'

const extension = '.result'

/** How a disk cache behaves. */
export interface DiskCacheOptions {
  readonly budgetBytes: number
  /** Results that took less than this to make are not worth a file; 20 ms by default. */
  readonly worthMs?: number
}

/**
 * Results as files within a budget of bytes, least recently used first to go; they outlive the process. A file is whole
 * or not there, and one that is damaged is a miss and removed. A disk that is full costs the cache, not the run.
 */
export class DiskCache implements ResultCache {
  readonly history = new KeyHistory()
  readonly #folder: string
  readonly #options: DiskCacheOptions
  /** Bytes by file name; insertion order is order of use. */
  readonly #files = new Map<string, number>()
  #bytes = 0
  #writing: Promise<unknown> = Promise.resolve()

  constructor(folder: string, options: DiskCacheOptions) {
    this.#folder = folder
    this.#options = options
    mkdirSync(folder, { recursive: true })
    const found: { name: string; bytes: number; usedAt: number }[] = []
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      // Another process with this folder may have made room meanwhile.
      const stats = statSync(path, { throwIfNoEntry: false })
      if (stats && isLeftover(name, stats.mtimeMs)) rmSync(path, { force: true })
      if (stats && name.endsWith(extension)) found.push({ name, bytes: stats.size, usedAt: stats.mtimeMs })
    }
    for (const { name, bytes } of found.sort((a, b) => a.usedAt - b.usedAt)) this.#add(name, bytes)
  }

  get bytes(): number {
    return this.#bytes
  }

  get(
    key: string,
    kinds: Readonly<Record<string, Kind>>,
    revive: Revive,
  ): undefined | Promise<CachedResult | undefined> {
    const name = nameOf(key)
    return this.#files.has(name) ? this.#read(name, kinds, revive) : undefined
  }

  put(key: string, { outputs, kinds, ms }: FreshResult): void | Promise<boolean> {
    const name = nameOf(key)
    if (ms < (this.#options.worthMs ?? 20) || this.#files.has(name)) return
    let bytes: Buffer
    try {
      bytes = packedBytes(packOutputs(kinds, outputs))
    } catch {
      return Promise.resolve(false) // A value that has no packed form stays in memory only.
    }
    if (bytes.length > this.#options.budgetBytes) return Promise.resolve(false)
    const written = this.#writing.then(() => this.#write(name, bytes))
    this.#writing = written
    return written
  }

  hold(): void {}

  release(): void {}

  /** Resolves when everything that was put is written. */
  async settled(): Promise<void> {
    await this.#writing
  }

  async #read(
    name: string,
    kinds: Readonly<Record<string, Kind>>,
    revive: Revive,
  ): Promise<CachedResult | undefined> {
    const path = join(this.#folder, name)
    try {
      const packed = packedOf(await readFile(path))
      const outputs = packed && unpackOutputs(kinds, packed, revive)
      if (outputs) {
        this.#add(name, this.#files.get(name) ?? 0)
        const now = new Date()
        await utimes(path, now, now).catch(() => {})
        return { outputs, tier: 'disk' }
      }
    } catch {
      // Whatever is wrong with the file, the result can be made again.
    }
    this.#forget(name)
    await rm(path, { force: true }).catch(() => {})
    return undefined
  }

  async #write(name: string, bytes: Buffer): Promise<boolean> {
    // Whoever was short of room may have taken the folder away.
    await mkdir(this.#folder, { recursive: true }).catch(() => {})
    const there = await writeWhole(join(this.#folder, name), bytes).then(
      () => true,
      () => false,
    )
    if (there) this.#add(name, bytes.length)
    await this.#makeRoom()
    return there
  }

  async #makeRoom(): Promise<void> {
    for (const name of this.#files.keys()) {
      if (this.#bytes <= this.#options.budgetBytes) return
      this.#forget(name)
      await rm(join(this.#folder, name), { force: true }).catch(() => {})
    }
  }

  #add(name: string, bytes: number): void {
    this.#forget(name)
    this.#files.set(name, bytes)
    this.#bytes += bytes
  }

  #forget(name: string): void {
    this.#bytes -= this.#files.get(name) ?? 0
    this.#files.delete(name)
  }
}

function nameOf(key: string): string {
  return `${hash('sha256', key)}${extension}`
}
