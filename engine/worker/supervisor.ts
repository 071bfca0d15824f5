import { ReelgraphError } from '../define/index.ts'
import type { ActiveAttempt } from './active-attempt.ts'
import type { AttemptStatus, RunJob, WorkerMessage } from './protocol.ts'
import { settingsOf } from './settings-of.ts'
import type { SupervisorOptions, SupervisorState } from './supervisor-options.ts'
import { WorkerKeeper } from './worker-keeper.ts'
import { nameLoss } from './worker-lost.ts'
import type { ProcessEnd } from './worker-lost.ts'
import type { WorkerUnstarted } from './worker-unstarted.ts'

/**
 * Gives one worker process one run at a time. However the process dies, the run gets a named error, a new process is
 * started, and the next run works. Nothing that an older attempt says gets through.
 */
export class Supervisor {
  /** Messages of older attempts. */
  refused = 0
  readonly #options: SupervisorOptions
  readonly #keeper: WorkerKeeper
  readonly #watched = new Set<string>()
  #active: ActiveAttempt | undefined
  #previews = 0

  constructor(options: SupervisorOptions) {
    this.#options = options
    const { hangMs = 600_000, silenceMs = 20_000, nodeArguments = [] } = options
    this.#keeper = new WorkerKeeper({ hangMs, silenceMs, nodeArguments }, settingsOf(options), {
      ready: () => this.#begin(),
      message: (message, body) => this.#hear(message, body),
      heard: () => this.#tell(),
      gone: (end, startError) => this.#lost(end, startError),
      gaveUp: (error) => this.#gaveUp(error),
    })
  }

  get state(): SupervisorState {
    const { state } = this.#keeper
    if (state !== 'ready') return state
    return this.#active ? 'busy' : 'idle'
  }

  /** How often the process was started again. */
  get restarts(): number {
    return this.#keeper.restarts
  }

  /** Process id of the worker, while there is one. */
  get pid(): number | undefined {
    return this.#keeper.pid
  }

  /** Process id of the one that takes over where the worker is lost, while there is one. */
  get standbyPid(): number | undefined {
    return this.#keeper.standbyPid
  }

  /** The device in use and why; undefined until the worker said so. */
  get device(): { readonly provider: string; readonly reason: string } | undefined {
    return this.#keeper.device
  }

  /** Why there is no process and none is tried; the next run asks for one again. */
  get problem(): WorkerUnstarted | undefined {
    return this.#keeper.problem
  }

  /**
   * Executes one attempt; resolves with how it ended, `stopped` where it will be resumed. Rejects where the worker is lost
   * under it, and with a WorkerUnstarted where there is none to give it to: nothing was begun then.
   */
  run(job: RunJob): Promise<AttemptStatus> {
    if (this.state === 'stopping' || this.state === 'stopped') return Promise.resolve('stopped')
    if (this.#active) {
      const message = `The device works on run ${this.#active.job.run}. Wait until it has ended.`
      return Promise.reject(new ReelgraphError('worker.busy', job.run, message))
    }
    return new Promise((resolve, reject) => {
      const lastSeq = job.resumedAfter ?? job.lastSeq ?? 0
      this.#active = { job, resolve, reject, lastSeq, untold: [], sent: false }
      if (this.#keeper.state === 'ready') this.#give(this.#active)
      else this.#keeper.wake()
    })
  }

  /** Stops an attempt between steps; the process is ended if that takes more than `cancelMs`. */
  cancel(attempt: number): void {
    const active = this.#active
    if (!active || active.job.attempt !== attempt || active.hardStop) return
    if (!active.sent) return this.#cancelled(active)
    this.#keeper.send({ type: 'cancel', attempt })
    active.hardStop = setTimeout(() => this.#keeper.replace(), this.#options.cancelMs ?? 1600)
  }

  /** Says whether somebody looks at a run, so that previews are only sent where they are seen. */
  watch(run: string, on: boolean): void {
    if (on) this.#watched.add(run)
    else this.#watched.delete(run)
    this.#keeper.send({ type: 'watch', run, on })
  }

  /** Lets the step in progress end and its state be kept, then ends the process; resolves when it is gone. */
  async stop(): Promise<void> {
    await this.#keeper.stop(this.#options.stopMs ?? 30_000)
    this.#tell()
    const active = this.#active
    // A run that was cancelled just before is not to come back.
    if (active?.hardStop) this.#cancelled(active)
    else this.#take()?.resolve('stopped')
  }

  #begin(): void {
    for (const run of this.#watched) this.#keeper.send({ type: 'watch', run, on: true })
    if (this.#active) this.#give(this.#active)
  }

  #give(active: ActiveAttempt): void {
    active.sent = true
    this.#keeper.send({ type: 'run', ...active.job })
  }

  #hear(message: WorkerMessage, body: Buffer): void {
    if (message.type === 'preview') this.#keeper.send({ type: 'credit' })
    if (!('attempt' in message)) return
    const active = this.#active
    if (!active?.sent || active.job.attempt !== message.attempt) {
      this.refused++
      return
    }
    switch (message.type) {
      case 'event':
        active.lastSeq = message.event.seq
        active.untold.push(message.event)
        return
      case 'output':
        if (!this.#tell()) return
        return this.#guard(() => this.#options.onOutput?.(message.attempt, message.output))
      case 'preview':
        return this.#guard(() =>
          this.#options.onPreview?.({ ...message.header, seq: ++this.#previews }, body),
        )
      case 'ended':
        if (!this.#tell()) return
        this.#keeper.trust()
        // Before the run is said to be over: the next must not be given to a process that goes.
        if (message.left > 0 && this.state === 'busy') this.#keeper.replace()
        return this.#take()?.resolve(message.status)
    }
  }

  /** Tells what came; false where it could not be told, and the attempt is over with that. */
  #tell(): boolean {
    const active = this.#active
    const events = active?.untold.splice(0) ?? []
    if (active && events.length > 0) this.#guard(() => this.#options.onEvents(active.job.attempt, events))
    return this.#active === active
  }

  /** What a listener throws ends the run, not the server. */
  #guard(tell: () => void): void {
    try {
      tell()
    } catch (error) {
      const active = this.#take()
      if (active?.sent) this.#keeper.replace()
      active?.reject(error)
    }
  }

  /** The attempt, which is over with this. */
  #take(): ActiveAttempt | undefined {
    const active = this.#active
    clearTimeout(active?.hardStop)
    this.#active = undefined
    return active
  }

  /** Says for the worker what it no longer can. */
  #cancelled(active: ActiveAttempt): void {
    const { run } = active.job
    active.untold.push({ run, seq: active.lastSeq + 1, at: Date.now(), type: 'run.cancelled' })
    if (this.#tell()) this.#take()?.resolve('cancelled')
  }

  #lost(end: ProcessEnd | undefined, startError: ReelgraphError | undefined): void {
    this.#tell()
    const active = this.#active
    // What is being stopped will be resumed, and what was not given yet waits for the next process.
    if (!active || this.state === 'stopped') return
    if (active.hardStop) return this.#cancelled(active)
    if (!end || !active.sent) return
    const { attempt, run } = active.job
    const error = startError ?? nameLoss(run, end)
    this.#take()
    this.#options.onLost?.(attempt, error)
    active.reject(error)
  }

  /** Only what was not given to any process can be left, and is not lost. */
  #gaveUp(error: WorkerUnstarted): void {
    const waiting = this.#take()
    this.#options.onUnstarted?.(error)
    waiting?.reject(error)
  }
}
