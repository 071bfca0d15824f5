import type { CheckpointSlot, Packed } from '../define/index.ts'
import type { CheckpointStore } from './checkpoint-store.ts'

/** What the first checkpoint is taken to cost, in ms, before one was measured. */
const assumedCost = 20

/**
 * A node's slot in a store. An offer is taken when the last one's cost is under `share` of the time since then, so that
 * checkpoints never slow a run by more than that; once `stopping` is aborted every offer is taken, for it is the last.
 * A store that fails (a full disk) costs the checkpoint, not the run.
 */
export class CheckpointTimer implements CheckpointSlot {
  readonly #store: CheckpointStore | undefined
  readonly #now: () => number
  readonly #share: number
  readonly #stopping: AbortSignal | undefined
  #key = ''
  #cost = assumedCost
  #last = 0
  #kept = false

  constructor(store: CheckpointStore | undefined, now: () => number, share = 0.02, stopping?: AbortSignal) {
    this.#store = store
    this.#now = now
    this.#share = share
    this.#stopping = stopping
  }

  /** Starts over for another call. */
  start(key: string): void {
    this.#key = key
    this.#last = this.#now()
    this.#kept = false
  }

  load = async (): Promise<Packed | undefined> => {
    const state = await this.#store?.load(this.#key).catch(() => undefined)
    this.#kept ||= state !== undefined
    return state
  }

  offer = async (make: () => Packed): Promise<void> => {
    if (!this.#store) return
    const before = this.#now()
    // A clock that was set back says nothing of the time since.
    const since = before - this.#last
    if (!this.#stopping?.aborted && since >= 0 && this.#cost > this.#share * since) return
    const state = make()
    await this.#store.save(this.#key, state).then(
      () => (this.#kept = true),
      () => {},
    )
    this.#last = this.#now()
    this.#cost = Math.max(0, this.#last - before)
  }

  /** The call is done: what drops its state, to be called once its result is safe. Undefined where nothing is kept. */
  end(): (() => Promise<void>) | undefined {
    const key = this.#key
    const store = this.#kept ? this.#store : undefined
    this.#kept = false
    return store && (() => store.drop(key).catch(() => {}))
  }
}
