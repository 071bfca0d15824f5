import type { EventError, RunEvent } from '../run/index.ts'
import type { RunRecord } from '../store/index.ts'
import { WorkerUnstarted } from '../worker/index.ts'
import { asEventError } from './as-event-error.ts'
import { CancelWishes } from './cancel-wishes.ts'
import type { DispatchDevice, DispatchNews, DispatchStore } from './dispatch-parts.ts'
import { insist } from './insist.ts'
import { endedByServers } from './ended-by-servers.ts'
import { LossCount } from './loss-count.ts'

/** How long to wait before the store is tried again, in ms. */
const retryMs = 1000

/**
 * One run after another goes from the queue to the device; what is lost with a worker goes back to the front. Where no
 * worker can be started all of them wait, until somebody brings another run or goes on with the queue.
 */
export class Dispatcher {
  readonly #store: DispatchStore
  readonly #device: DispatchDevice
  readonly #news: DispatchNews
  readonly #losses = new LossCount()
  readonly #cancels: CancelWishes
  #active: RunRecord | undefined
  /** Number of the present attempt among all that this process gave out: a run's own repeats those of other runs. */
  #token = 0
  /** Nothing is given out before it is known what was going on when the last server ended. */
  #started = false
  #stopping = false
  /** There is no worker to give anything to. */
  #held = false
  #later: NodeJS.Timeout | undefined
  #ended: Promise<void> = Promise.resolve()

  constructor(store: DispatchStore, device: DispatchDevice, news: DispatchNews) {
    this.#store = store
    this.#device = device
    this.#news = news
    this.#cancels = new CancelWishes(store, (error) => news.trouble(error), retryMs)
  }

  /** The run that the device works on. */
  get active(): RunRecord | undefined {
    return this.#active
  }

  /** Takes up what a killed server left running, unless it was to be cancelled, then the queue. */
  start(): void {
    try {
      for (const run of this.#store.orphans()) this.#settle(run)
    } catch (error) {
      this.#news.trouble(error)
      this.#later = setTimeout(() => this.start(), retryMs)
      return
    }
    this.#started = true
    this.wake()
  }

  /** Looks whether there is something to do; called whenever there may be. */
  wake(): void {
    this.#held = false
    this.#next()
  }

  #next(): void {
    if (!this.#started || this.#stopping || this.#active || this.#held) return
    const next = this.#claim()
    if (!next) return
    this.#active = next
    this.#news.queue()
    this.#ended = this.#make(next)
  }

  async #make(run: RunRecord): Promise<void> {
    try {
      await this.#execute(run)
    } finally {
      await this.#leave()
    }
  }

  /** A run is off the device: what can only be done while nothing is made comes before the next. */
  async #leave(): Promise<void> {
    const between = this.#news.between?.()
    if (between) await between
    this.#active = undefined
    this.#next()
    // Where another run has begun that is told already.
    if (!this.#active) this.#news.queue()
  }

  /** Stops a run that is being made, whatever becomes of it and of this process: on disk first, where that has room. */
  cancel(run: string): void {
    this.#cancels.ask(run)
    if (this.#active?.id === run) this.#device.cancel(this.#token)
  }

  /** The run of an attempt, where it is the present one. */
  runOf(token: number): RunRecord | undefined {
    return token === this.#token ? this.#active : undefined
  }

  /** Takes the worker's events: to disk first, then to those who listen. An older attempt's are refused. */
  take(token: number, events: readonly RunEvent[]): void {
    const run = this.runOf(token)
    if (!run) return
    this.#losses.heard(run.id, events)
    this.#news.events(run.id, this.#store.append(run.id, run.attempt, events))
  }

  /** Starts nothing more; resolves when the active run is off the device. */
  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#later)
    await this.#ended
    this.#cancels.stop()
  }

  /** The next run; where the store fails, it is asked again some time later. */
  #claim(): RunRecord | undefined {
    clearTimeout(this.#later)
    try {
      return this.#store.paused ? undefined : this.#store.claimNext()
    } catch (error) {
      this.#news.trouble(error)
      this.#later = setTimeout(() => this.#next(), retryMs)
      return undefined
    }
  }

  async #execute(run: RunRecord): Promise<void> {
    const hopeless = endedByServers(run, this.#losses, this.#store)
    const lost = hopeless ?? (await this.#give(run))
    const unlost = !lost || this.#stopping || this.#held
    const again = !hopeless && (unlost || this.#losses.mayTryAgain(run.id, lost.code))
    await insist(() => this.#settle(run, again ? undefined : lost), {
      everyMs: retryMs,
      trouble: (error) => this.#news.trouble(error),
      // The next start finds the run as that of a killed server.
      givesUp: () => this.#stopping,
    })
  }

  /** Gives a run to the device; resolves with an error where the worker was lost, was not there or could not be heard. */
  #give(run: RunRecord): Promise<EventError | undefined> {
    const job = {
      attempt: ++this.#token,
      run: run.id,
      document: run.document,
      ...(run.targets && { targets: run.targets }),
      ...(run.stopAfter !== undefined && { stopAfter: run.stopAfter }),
      ...(run.from?.kind === 'keep' && { keep: true }),
      // Its first event says that it waits; whatever follows that came from an earlier attempt.
      ...(run.lastSeq > 1 ? { resumedAfter: run.lastSeq } : { lastSeq: run.lastSeq }),
    }
    return this.#device.run(job).then(
      () => undefined,
      (error: unknown) => {
        this.#held = error instanceof WorkerUnstarted
        return this.#news.error(asEventError(run.id, error))
      },
    )
  }

  /** However the device left a run, the store must know of an end, or the run waits to be resumed. */
  #settle(run: RunRecord, error?: EventError): void {
    const known = this.#store.read(run.id)
    if (known?.status === 'running') {
      const about = { run: run.id, seq: known.lastSeq + 1, at: Date.now() }
      if (known.cancelAskedAt !== undefined || this.#cancels.has(run.id))
        return this.#end(run, { ...about, type: 'run.cancelled' })
      if (error) return this.#end(run, { ...about, type: 'run.failed', error })
      this.#store.requeue(run.id)
      return this.#news.queue()
    }
    this.#forget(run.id)
  }

  #end(run: RunRecord, event: RunEvent): void {
    const told = this.#store.append(run.id, run.attempt, [event])
    this.#forget(run.id)
    this.#news.events(run.id, told)
  }

  #forget(run: string): void {
    this.#losses.forget(run)
    this.#cancels.forget(run)
  }
}
