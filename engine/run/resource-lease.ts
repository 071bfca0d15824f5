import type { Concurrency } from '../define/index.ts'
import type { RunState } from './run-state.ts'

/** A running node's hold on its resource, which it lends out while it waits for lazy inputs: waiting never deadlocks. */
export class ResourceLease {
  readonly #run: RunState
  readonly #resource: Concurrency
  readonly #order: number
  #held = true
  #waits = 0

  constructor(run: RunState, resource: Concurrency, order: number) {
    this.#run = run
    this.#resource = resource
    this.#order = order
  }

  /** The node starts to wait for an input. */
  lend(): void {
    if (this.#waits++ > 0) return
    this.end()
  }

  /** An input is there; `resume` is called once the node has its resource again, or waits for other inputs anyway. */
  reclaim(resume: () => void): void {
    if (--this.#waits > 0) return resume()
    this.#run.work.pools.enqueue(this.#resource, {
      order: this.#order,
      start: () => {
        this.#held = true
        resume()
      },
    })
    this.#run.work.wake()
  }

  /** Gives the resource back. */
  end(): void {
    if (!this.#held) return
    this.#held = false
    this.#run.work.pools.free(this.#resource)
    this.#run.work.wake()
  }
}
