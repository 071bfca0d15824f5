/** How often one address may ask. */
export interface RateLimit {
  /** Requests that may come at once. */
  readonly burst: number
  /** Requests a second in the long run. */
  readonly perSecond: number
}

/** Token buckets by address; at most `most` addresses are remembered, the least recently seen forgotten first. */
export class RateLimiter {
  readonly #limit: RateLimit
  readonly #now: () => number
  readonly #most: number
  readonly #buckets = new Map<string, { level: number; at: number }>()

  constructor(limit: RateLimit, now: () => number = () => performance.now(), most = 10_000) {
    this.#limit = limit
    this.#now = now
    this.#most = most
  }

  /** How many seconds an address has to wait until one request may come; takes none. */
  wait(address: string): number {
    return this.#waitAt(this.#level(address, this.#now()))
  }

  /** Takes one request of an address: 0 where it may come, else the seconds after which it may. */
  take(address: string): number {
    const now = this.#now()
    const level = this.#level(address, now)
    this.#buckets.delete(address)
    this.#buckets.set(address, { level: level >= 1 ? level - 1 : level, at: now })
    if (this.#buckets.size > this.#most) {
      const [oldest] = this.#buckets.keys()
      if (oldest !== undefined) this.#buckets.delete(oldest)
    }
    return this.#waitAt(level)
  }

  #level(address: string, now: number): number {
    const { burst, perSecond } = this.#limit
    const before = this.#buckets.get(address)
    return before ? Math.min(burst, before.level + ((now - before.at) / 1000) * perSecond) : burst
  }

  #waitAt(level: number): number {
    return level >= 1 ? 0 : Math.ceil((1 - level) / this.#limit.perSecond)
  }
}
