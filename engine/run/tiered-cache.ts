import type { Kind, Revive } from '../define/index.ts'
import { weighOutputs } from './check-outputs.ts'
import type { KeyHistory } from './key-history.ts'
import type { CachedResult, FreshResult, ResultCache } from './result-cache.ts'

/** A fast tier in front of a large one. What the large one finds moves up. */
export class TieredCache implements ResultCache {
  readonly #fast: ResultCache
  readonly #large: ResultCache

  constructor(fast: ResultCache, large: ResultCache) {
    this.#fast = fast
    this.#large = large
  }

  get history(): KeyHistory {
    return this.#fast.history
  }

  get(
    key: string,
    kinds: Readonly<Record<string, Kind>>,
    revive: Revive,
  ): CachedResult | undefined | Promise<CachedResult | undefined> {
    return this.#fast.get(key, kinds, revive) ?? this.#fromLarge(key, kinds, revive)
  }

  put(key: string, result: FreshResult): void | Promise<boolean> {
    const kept = this.#fast.put(key, result)
    return this.#large.put(key, result) ?? kept
  }

  hold(key: string): void {
    this.#fast.hold(key)
  }

  release(key: string): void {
    this.#fast.release(key)
  }

  #fromLarge(
    key: string,
    kinds: Readonly<Record<string, Kind>>,
    revive: Revive,
  ): undefined | Promise<CachedResult | undefined> {
    const found = this.#large.get(key, kinds, revive)
    if (!found) return undefined
    return Promise.resolve(found).then((result) => {
      if (result)
        void this.#fast.put(key, { ...result, kinds, bytes: weighOutputs(kinds, result.outputs), ms: 0 })
      return result
    })
  }
}
