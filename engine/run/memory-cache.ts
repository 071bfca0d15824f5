import { KeyHistory } from './key-history.ts'
import { OrderedHeap } from './ordered-heap.ts'
import type { CachedResult, FreshResult, Outputs, ResultCache } from './result-cache.ts'

interface Entry {
  readonly key: string
  readonly outputs: Outputs
  readonly bytes: number
  /** When it was last made or read, by count. */
  used: number
}

/** What an entry costs besides its values: key, record and map slots, as measured. */
const entryBytes = 400

/**
 * Results in memory; the least recently used goes first. The budget is for what no run holds: what one holds is in
 * memory anyway, and must neither be evicted nor push out what was made from it.
 */
export class MemoryCache implements ResultCache {
  readonly history: KeyHistory
  readonly #budget: number
  readonly #entries = new Map<string, Entry>()
  readonly #holds = new Map<string, number>()
  /** Candidates for eviction; one that was used, held or dropped since it was entered is passed over. */
  readonly #oldest = new OrderedHeap<{ readonly order: number; readonly entry: Entry }>()
  #uses = 0
  #idleBytes = 0

  constructor(budgetBytes: number, history = new KeyHistory()) {
    this.#budget = budgetBytes
    this.history = history
  }

  /** Bytes of everything that is kept and not held. */
  get bytes(): number {
    return this.#idleBytes
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: string): CachedResult | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    entry.used = ++this.#uses
    if (!this.#holds.has(key)) this.#enter(entry)
    return { outputs: entry.outputs, tier: 'memory' }
  }

  put(key: string, result: Pick<FreshResult, 'outputs' | 'bytes'>): void {
    const bytes = result.bytes + entryBytes
    if (bytes > this.#budget) return
    this.#drop(key)
    const entry = { key, outputs: result.outputs, bytes, used: ++this.#uses }
    this.#entries.set(key, entry)
    if (this.#holds.has(key)) return
    this.#idleBytes += bytes
    this.#enter(entry)
    this.#makeRoom()
  }

  hold(key: string): void {
    const holds = this.#holds.get(key) ?? 0
    this.#holds.set(key, holds + 1)
    if (holds === 0) this.#idleBytes -= this.#entries.get(key)?.bytes ?? 0
  }

  release(key: string): void {
    const holds = (this.#holds.get(key) ?? 0) - 1
    if (holds > 0) {
      this.#holds.set(key, holds)
      return
    }
    this.#holds.delete(key)
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#idleBytes += entry.bytes
    this.#enter(entry)
    this.#makeRoom()
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    if (!this.#holds.has(key)) this.#idleBytes -= entry.bytes
  }

  #enter(entry: Entry): void {
    this.#oldest.push({ order: entry.used, entry })
    // Reading the same few results for days must not fill the heap with what is passed over anyway.
    if (this.#oldest.size <= 2 * this.#entries.size + 1000) return
    this.#oldest.clear()
    for (const one of this.#entries.values()) {
      if (!this.#holds.has(one.key)) this.#oldest.push({ order: one.used, entry: one })
    }
  }

  #makeRoom(): void {
    while (this.#idleBytes > this.#budget) {
      const oldest = this.#oldest.pop()
      if (!oldest) return
      const { entry, order } = oldest
      if (entry.used !== order || this.#holds.has(entry.key)) continue
      if (this.#entries.get(entry.key) === entry) this.#drop(entry.key)
    }
  }
}
