import type { ResourcePools } from './resource-pools.ts'

/** How long a run works without letting timers, sockets and cancels through, in ms. */
const sliceMs = 8

/**
 * What a run does next: tasks in order, then whatever has its resource. Work goes through here and never through the
 * call stack, and in slices, so neither a large graph nor a quick one keeps the process from anything else.
 */
export class WorkQueue {
  readonly pools: ResourcePools
  readonly #afterWork: () => void
  readonly #onError: (thrown: unknown) => void
  #tasks: (() => void)[] = []
  #whenQuiet: (() => void)[] = []
  #lookUps = 0
  #awake = false
  #stopped = false
  #sliceStart = performance.now()

  constructor(pools: ResourcePools, afterWork: () => void, onError: (thrown: unknown) => void) {
    this.pools = pools
    this.#afterWork = afterWork
    this.#onError = onError
  }

  /**
   * Whether nothing is queued or being looked up. Jobs that wait for a resource do not count: if no node is running
   * either, nobody will ever give it back.
   */
  get idle(): boolean {
    const queued = this.#tasks.length + this.#whenQuiet.length
    return !this.#awake && queued === 0 && this.#lookUps === 0
  }

  /** Does this soon, in order, never inside the current call. */
  soon(task: () => void): void {
    this.#tasks.push(task)
    this.wake()
  }

  /** Does this once no cache look-up is on its way, so that everyone who is going to ask has asked. */
  whenQuiet(task: () => void): void {
    if (this.#lookUps === 0) this.soon(task)
    else this.#whenQuiet.push(task)
  }

  /** A look-up is on its way until this settles; it must not reject. */
  lookUp(done: Promise<void>): void {
    this.#lookUps++
    void done.then(() => {
      if (--this.#lookUps === 0) {
        for (const task of this.#whenQuiet) this.#tasks.push(task)
        this.#whenQuiet = []
      }
      this.wake()
    })
  }

  /** Something may be there to do: looks after the current call. */
  wake(): void {
    if (this.#awake) return
    this.#awake = true
    queueMicrotask(() => this.#work())
  }

  /** Forgets everything that has not started, and takes nothing more. */
  stop(): void {
    this.#stopped = true
    this.#tasks = []
    this.#whenQuiet = []
    this.pools.clear()
  }

  #work(): void {
    try {
      if (!this.#workSlice()) {
        setImmediate(() => {
          this.#sliceStart = performance.now()
          this.#work()
        })
        return
      }
    } catch (thrown) {
      this.#onError(thrown)
    }
    this.#awake = false
    this.#afterWork()
  }

  /** Works until there is nothing to do (true) or it is time to let others have a turn (false). */
  #workSlice(): boolean {
    while (!this.#stopped) {
      if (performance.now() - this.#sliceStart > sliceMs) return false
      if (this.#tasks.length > 0) {
        const tasks = this.#tasks
        this.#tasks = []
        for (const task of tasks) if (!this.#stopped) task()
        continue
      }
      const job = this.pools.take()
      if (!job) return true
      job.start()
    }
    return true
  }
}
