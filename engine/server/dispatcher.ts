import type { EventError, RunEvent } from '../run/index.ts'
import type { RunRecord } from '../store/index.ts'
import type { Supervisor } from '../worker/index.ts'
import { LossCount } from './loss-count.ts'

/** The part of the store that the dispatcher needs. */
export interface DispatchStore {
  readonly paused: boolean
  claimNext(): RunRecord | undefined
  orphans(): readonly RunRecord[]
  requeue(run: string): void
  append(run: string, attempt: number, events: readonly RunEvent[]): readonly RunEvent[]
  read(run: string): RunRecord | undefined
}

/** The device's process, as the dispatcher sees it. */
export type DispatchDevice = Pick<Supervisor, 'run' | 'cancel'>

/** What the dispatcher tells of. */
export interface DispatchNews {
  events(run: string, events: readonly RunEvent[]): void
  /** A run left the queue or came back to it. */
  queue(): void
  error(error: EventError): EventError
}

/** One run after another goes from the queue to the device; what is lost with a worker goes back to the front. */
export class Dispatcher {
  readonly #store: DispatchStore
  readonly #device: DispatchDevice
  readonly #news: DispatchNews
  readonly #losses = new LossCount()
  #active: RunRecord | undefined
  /** Number of the present attempt among all that this process gave out: a run's own repeats those of other runs. */
  #token = 0
  #stopping = false
  #ended: Promise<void> = Promise.resolve()

  constructor(store: DispatchStore, device: DispatchDevice, news: DispatchNews) {
    this.#store = store
    this.#device = device
    this.#news = news
  }

  /** The run that the device works on. */
  get active(): RunRecord | undefined {
    return this.#active
  }

  /** Takes up what a killed server left running, then the queue. */
  start(): void {
    for (const { id } of this.#store.orphans()) this.#store.requeue(id)
    this.wake()
  }

  /** Looks whether there is something to do; called whenever there may be. */
  wake(): void {
    if (this.#stopping || this.#active || this.#store.paused) return
    const next = this.#store.claimNext()
    if (!next) return
    this.#active = next
    this.#news.queue()
    this.#ended = this.#execute(next).finally(() => {
      this.#active = undefined
      this.wake()
    })
  }

  /** Cancels the run that is being made; false where it is not this one. */
  cancel(run: string): boolean {
    if (this.#active?.id !== run) return false
    this.#device.cancel(this.#token)
    return true
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
    await this.#ended
  }

  async #execute(run: RunRecord): Promise<void> {
    try {
      await this.#device.run({
        attempt: ++this.#token,
        run: run.id,
        document: run.document,
        ...(run.targets && { targets: run.targets }),
        ...(run.stopAfter !== undefined && { stopAfter: run.stopAfter }),
        // Its first event says that it waits; whatever follows that came from an earlier attempt.
        ...(run.lastSeq > 1 ? { resumedAfter: run.lastSeq } : { lastSeq: run.lastSeq }),
      })
      this.#settle(run)
    } catch (error) {
      this.#lost(run, this.#news.error(asEventError(run.id, error)))
    }
  }

  /** After the worker said that it is done, the store must know an end; a graceful stop leaves a run to be resumed. */
  #settle(run: RunRecord): void {
    if (this.#store.read(run.id)?.status !== 'running') return this.#losses.forget(run.id)
    this.#store.requeue(run.id)
    this.#news.queue()
  }

  #lost(run: RunRecord, error: EventError): void {
    const known = this.#store.read(run.id)
    if (known?.status !== 'running') return
    if (this.#stopping || this.#losses.mayTryAgain(run.id, error.code)) {
      this.#store.requeue(run.id)
      this.#news.queue()
      return
    }
    this.#losses.forget(run.id)
    const failed: RunEvent = {
      run: run.id,
      seq: known.lastSeq + 1,
      at: Date.now(),
      type: 'run.failed',
      error,
    }
    this.#news.events(run.id, this.#store.append(run.id, run.attempt, [failed]))
  }
}

function asEventError(subject: string, thrown: unknown): EventError {
  const { code, message } = thrown as { code?: unknown; message?: unknown }
  return {
    code: typeof code === 'string' ? code : 'worker.lost',
    subject,
    message: typeof message === 'string' ? message : 'The process that makes videos was lost.',
  }
}
