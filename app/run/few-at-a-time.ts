/** Something that is asked for, by whoever wants it. */
interface Task<T> {
  readonly rank: () => number
  readonly work: (signal: AbortSignal) => Promise<T>
  readonly leave: AbortController
  readonly answer: Promise<T>
  readonly settle: (answer: Promise<T>) => void
  wanted: number
  going: boolean
}

/**
 * Asks for things a few at a time, the lowest rank first. What several want is asked for once; what nobody wants any more
 * is not asked for, and broken off where it was underway.
 */
export class FewAtATime<T> {
  readonly #most: number
  readonly #tasks = new Map<string, Task<T>>()
  /** What is asked for in one breath is ranked together. */
  #soon: ReturnType<typeof setTimeout> | undefined

  constructor(most: number) {
    this.#most = most
  }

  /** Rejects with the reason of `signal` once that is aborted. Ranks are looked at whenever there is a free place. */
  async want(
    key: string,
    rank: () => number,
    work: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted()
    const task = this.#tasks.get(key) ?? this.#add(key, rank, work)
    task.wanted++
    this.#soon ??= setTimeout(() => this.#next())
    if (!signal) return task.answer
    return new Promise((resolve, reject) => {
      const left = (): void => {
        this.#leave(key, task)
        reject(signal.reason as Error)
      }
      signal.addEventListener('abort', left, { once: true })
      void task.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', left))
    })
  }

  #add(key: string, rank: () => number, work: (signal: AbortSignal) => Promise<T>): Task<T> {
    let settle: Task<T>['settle'] = () => {}
    const answer = new Promise<T>((resolve) => (settle = resolve))
    // Whoever wants it hears that it failed; where all have left, nobody does.
    answer.catch(() => {})
    const task = { rank, work, leave: new AbortController(), answer, settle, wanted: 0, going: false }
    this.#tasks.set(key, task)
    return task
  }

  #leave(key: string, task: Task<T>): void {
    task.wanted--
    if (task.wanted > 0 || this.#tasks.get(key) !== task) return
    this.#tasks.delete(key)
    task.leave.abort()
    this.#soon ??= setTimeout(() => this.#next())
  }

  #next(): void {
    clearTimeout(this.#soon)
    this.#soon = undefined
    const tasks = [...this.#tasks]
    let going = tasks.filter(([, task]) => task.going).length
    const waiting = tasks.filter(([, task]) => !task.going).map((entry) => ({ entry, rank: entry[1].rank() }))
    for (const { entry } of waiting.sort((a, b) => a.rank - b.rank)) {
      if (going++ >= this.#most) return
      void this.#start(...entry)
    }
  }

  async #start(key: string, task: Task<T>): Promise<void> {
    task.going = true
    const answer = task.work(task.leave.signal)
    task.settle(answer)
    await Promise.allSettled([answer])
    if (this.#tasks.get(key) !== task) return
    this.#tasks.delete(key)
    this.#next()
  }
}
