/**
 * Lets at most one report per `interval` through for each key, the newest, and never swallows the last: what is held
 * back goes out when its time comes or on `flush`.
 */
export class ProgressThrottle<T> {
  readonly #interval: number
  readonly #now: () => number
  readonly #send: (report: T) => void
  readonly #sentAt = new Map<object, number>()
  readonly #held = new Map<object, T>()
  #timer: NodeJS.Timeout | undefined

  constructor(interval: number, now: () => number, send: (report: T) => void) {
    this.#interval = interval
    this.#now = now
    this.#send = send
  }

  offer(key: object, report: T): void {
    const now = this.#now()
    const last = this.#sentAt.get(key)
    if (last === undefined || now - last >= this.#interval) {
      this.#held.delete(key)
      this.#sentAt.set(key, now)
      this.#send(report)
      return
    }
    this.#held.set(key, report)
    this.#timer ??= setTimeout(() => this.#sendHeld(), this.#interval)
  }

  /** Sends what is held for a key and forgets the key. */
  flush(key: object): void {
    const report = this.#held.get(key)
    this.#held.delete(key)
    this.#sentAt.delete(key)
    if (report !== undefined) this.#send(report)
  }

  /** Drops what is held. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#held.clear()
    this.#sentAt.clear()
  }

  #sendHeld(): void {
    this.#timer = undefined
    const held = [...this.#held]
    this.#held.clear()
    const now = this.#now()
    for (const [key, report] of held) {
      this.#sentAt.set(key, now)
      this.#send(report)
    }
  }
}
