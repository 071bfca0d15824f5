import type { Concurrency } from '../define/index.ts'
import type { RunState } from './run-state.ts'

/** A running node's hold on its resource, which it lends out while it waits for lazy inputs: waiting never deadlocks. */
export class ResourceLease {
  readonly #run: RunState
  readonly #resource: Concurrency
  readonly #order: number
  #held = true
  #waits = 0
  #ended = false

  constructor(run: RunState, resource: Concurrency, order: number) {
    this.#run = run
    this.#resource = resource
    this.#order = order
  }

  /** The node starts to wait for an input. */
  lend(): void {
    if (this.#waits++ > 0) return
    this.#giveBack()
  }

  /** An input is there; `resume` is called once the node has its resource again, or waits for other inputs anyway. */
  reclaim(resume: () => void): void {
    if (--this.#waits > 0 || this.#ended) return resume()
    this.#run.work.pools.enqueue(this.#resource, {
      order: this.#order,
      start: () => {
        this.#held = true
        resume()
        // A node that did not await what it asked for has ended while its turn came.
        if (this.#ended) this.#giveBack()
      },
    })
    this.#run.work.wake()
  }

  /** Gives the resource back for good: the node has ended. */
  end(): void {
    this.#ended = true
    this.#giveBack()
  }

  #giveBack(): void {
    if (!this.#held) return
    this.#held = false
    this.#run.work.pools.free(this.#resource)
    this.#run.work.wake()
  }
}
