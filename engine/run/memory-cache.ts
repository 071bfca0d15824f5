import { KeyHistory } from './key-history.ts'
import type { CachedResult, FreshResult, Outputs, ResultCache } from './result-cache.ts'

interface Entry {
  readonly outputs: Outputs
  readonly bytes: number
}

/** What an entry costs besides its values: key, record and map slots, as measured. */
const entryBytes = 400

/**
 * Results in memory within a budget of bytes; the least recently used goes first. What a run holds is set apart, so that
 * making room never has to look at it.
 */
export class MemoryCache implements ResultCache {
  readonly history = new KeyHistory()
  readonly #budget: number
  /** What may be evicted; insertion order is order of use. */
  readonly #idle = new Map<string, Entry>()
  readonly #held = new Map<string, Entry>()
  readonly #holds = new Map<string, number>()
  #bytes = 0

  constructor(budgetBytes: number) {
    this.#budget = budgetBytes
  }

  /** Bytes of everything that is kept, held or not. */
  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#idle.size + this.#held.size
  }

  get(key: string): CachedResult | undefined {
    const entry = this.#idle.get(key)
    if (entry) {
      this.#idle.delete(key)
      this.#idle.set(key, entry)
    }
    const found = entry ?? this.#held.get(key)
    return found && { outputs: found.outputs, tier: 'memory' }
  }

  put(key: string, result: Pick<FreshResult, 'outputs' | 'bytes'>): void {
    const bytes = result.bytes + entryBytes
    if (bytes > this.#budget) return
    const replaced = this.#idle.get(key) ?? this.#held.get(key)
    this.#idle.delete(key)
    this.#bytes += bytes - (replaced?.bytes ?? 0)
    const tier = this.#holds.has(key) ? this.#held : this.#idle
    tier.set(key, { outputs: result.outputs, bytes })
    this.#makeRoom()
  }

  hold(key: string): void {
    this.#holds.set(key, (this.#holds.get(key) ?? 0) + 1)
    const entry = this.#idle.get(key)
    if (!entry) return
    this.#idle.delete(key)
    this.#held.set(key, entry)
  }

  release(key: string): void {
    const holds = (this.#holds.get(key) ?? 0) - 1
    if (holds > 0) {
      this.#holds.set(key, holds)
      return
    }
    this.#holds.delete(key)
    const entry = this.#held.get(key)
    if (!entry) return
    this.#held.delete(key)
    this.#idle.set(key, entry)
    this.#makeRoom()
  }

  #makeRoom(): void {
    for (const [key, entry] of this.#idle) {
      if (this.#bytes <= this.#budget) return
      this.#idle.delete(key)
      this.#bytes -= entry.bytes
    }
  }
}
