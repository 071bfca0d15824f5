import { ReelgraphError } from '../define/index.ts'
import type { RunEvent } from '../run/index.ts'
import { backoffMs } from './backoff.ts'
import type { AttemptStatus, RunJob, ServerMessage, WorkerMessage, WorkerSettings } from './protocol.ts'
import type { SupervisorOptions, SupervisorState } from './supervisor-options.ts'
import { nameLoss } from './worker-lost.ts'
import type { ProcessEnd } from './worker-lost.ts'
import { WorkerProcess } from './worker-process.ts'

/** The attempt that the worker has, or gets once it is ready. */
interface Active {
  readonly job: RunJob
  resolve(status: AttemptStatus): void
  reject(error: unknown): void
  lastSeq: number
  sent: boolean
  /** Ends the process where a cancelled run does not stop by itself. */
  hardStop?: NodeJS.Timeout
}

/**
 * Keeps one worker process alive and gives it one run at a time. However the process dies, the run gets a named error,
 * a new one is started, and the next run works. Nothing that an older attempt says gets through.
 */
export class Supervisor {
  /** How often the process was started again. */
  restarts = 0
  /** Messages of older attempts. */
  refused = 0
  readonly #options: SupervisorOptions
  readonly #watched = new Set<string>()
  #worker: WorkerProcess | undefined
  #device: { readonly provider: string; readonly reason: string } | undefined
  #ready = false
  #active: Active | undefined
  #losses = 0
  #restart: NodeJS.Timeout | undefined
  /** Why the process could not begin, in its own words. */
  #startError: ReelgraphError | undefined
  /** Whether the process is being ended without a fault of its own. */
  #replacing = false
  #previews = 0
  #stopping = false
  #stopped: (() => void) | undefined

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#start()
  }

  get state(): SupervisorState {
    if (this.#stopping) return this.#worker ? 'stopping' : 'stopped'
    if (this.#ready) return this.#active ? 'busy' : 'idle'
    return this.#worker && !this.#startError ? 'starting' : 'down'
  }

  /** Process id of the worker, while there is one. */
  get pid(): number | undefined {
    return this.#worker?.pid
  }

  /** The device in use and why; undefined until the worker said so. */
  get device(): { readonly provider: string; readonly reason: string } | undefined {
    return this.#device
  }

  /** Executes one attempt; resolves with how it ended, `stopped` where it will be resumed. Rejects where the worker is lost. */
  run(job: RunJob): Promise<AttemptStatus> {
    if (this.#stopping) return Promise.resolve('stopped')
    if (this.#active) {
      const message = `The device works on run ${this.#active.job.run}. Wait until it has ended.`
      return Promise.reject(new ReelgraphError('worker.busy', job.run, message))
    }
    return new Promise((resolve, reject) => {
      const lastSeq = job.resumedAfter ?? job.lastSeq ?? 0
      this.#active = { job, resolve, reject, lastSeq, sent: false }
      this.#dispatch()
    })
  }

  /** Stops an attempt between steps; the process is ended if that takes more than `cancelMs`. */
  cancel(attempt: number): void {
    const active = this.#active
    if (!active || active.job.attempt !== attempt || active.hardStop) return
    if (!active.sent) return this.#cancelled(active)
    this.#worker?.send({ type: 'cancel', attempt })
    active.hardStop = setTimeout(() => this.#replace(), this.#options.cancelMs ?? 2000)
  }

  /** Says whether somebody looks at a run, so that previews are only sent where they are seen. */
  watch(run: string, on: boolean): void {
    if (on) this.#watched.add(run)
    else this.#watched.delete(run)
    if (this.#ready) this.#worker?.send({ type: 'watch', run, on })
  }

  /** Lets the step in progress end and its state be kept, then ends the process; resolves when it is gone. */
  async stop(): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    clearTimeout(this.#restart)
    clearTimeout(this.#active?.hardStop)
    const worker = this.#worker
    if (!worker) return this.#settle('stopped')
    worker.send({ type: 'shutdown' })
    const deadline = setTimeout(() => worker.kill(), this.#options.stopMs ?? 30_000)
    await new Promise<void>((resolve) => (this.#stopped = resolve))
    clearTimeout(deadline)
  }

  #start(): void {
    const { hangMs = 600_000, silenceMs = 20_000, nodeArguments } = this.#options
    this.#startError = undefined
    const launch = { hangMs, silenceMs, ...(nodeArguments && { nodeArguments }) }
    const worker = new WorkerProcess(launch, {
      message: (message, body) => this.#hear(message, body),
      end: (end) => this.#ended(end),
    })
    this.#worker = worker
    worker.send({ type: 'open', settings: settingsOf(this.#options) })
  }

  #dispatch(): void {
    const active = this.#active
    if (!this.#ready || !active || active.sent) return
    active.sent = true
    this.#worker?.send({ type: 'run', ...active.job } satisfies ServerMessage)
  }

  #hear(message: WorkerMessage, body: Buffer): void {
    switch (message.type) {
      case 'ready':
        this.#device = message.device
        this.#ready = true
        for (const run of this.#watched) this.#worker?.send({ type: 'watch', run, on: true })
        return this.#dispatch()
      case 'unready': {
        const { code, subject, message: sentence } = message.error
        this.#startError = new ReelgraphError(code, subject, sentence)
        return
      }
      case 'preview':
        this.#worker?.send({ type: 'credit' })
        if (this.#isPresent(message.attempt)) {
          this.#options.onPreview?.({ ...message.header, seq: ++this.#previews }, body)
        }
        return
      case 'event':
        if (this.#isPresent(message.attempt)) this.#tell(message.event)
        return
      case 'output':
        if (this.#isPresent(message.attempt)) {
          this.#guard(() => this.#options.onOutput?.(message.attempt, message.output))
        }
        return
      case 'ended':
        if (!this.#isPresent(message.attempt)) return
        this.#losses = 0
        // Before the run is said to be over: the next must not be given to a process that goes.
        if (message.left > 0 && !this.#stopping) this.#replace()
        return this.#settle(message.status)
    }
  }

  #isPresent(attempt: number): boolean {
    const present = this.#active?.sent === true && this.#active.job.attempt === attempt
    if (!present) this.refused++
    return present
  }

  #tell(event: RunEvent): void {
    const active = this.#active
    if (!active) return
    active.lastSeq = event.seq
    this.#guard(() => this.#options.onEvent(active.job.attempt, event))
  }

  /** What a listener throws ends the run, not the server. */
  #guard(tell: () => void): void {
    try {
      tell()
    } catch (error) {
      const active = this.#take()
      this.#replace()
      active?.reject(error)
    }
  }

  #settle(status: AttemptStatus): void {
    this.#take()?.resolve(status)
  }

  /** The attempt, which is over with this. */
  #take(): Active | undefined {
    const active = this.#active
    clearTimeout(active?.hardStop)
    this.#active = undefined
    return active
  }

  /** Says for the worker what it no longer can. */
  #cancelled(active: Active): void {
    const { run } = active.job
    this.#tell({ run, seq: active.lastSeq + 1, at: Date.now(), type: 'run.cancelled' })
    if (this.#active === active) this.#settle('cancelled')
  }

  /** Ends the process for another; that is nobody's fault. */
  #replace(): void {
    this.#replacing = true
    this.#ready = false
    this.#worker?.kill()
  }

  #ended(end: ProcessEnd): void {
    const replaced = this.#replacing
    this.#worker = undefined
    this.#ready = false
    this.#replacing = false
    if (this.#stopping) {
      this.#settle('stopped')
      this.#stopped?.()
      return
    }
    const active = this.#active
    if (active?.hardStop) this.#cancelled(active)
    else if (!replaced) this.#lose(end)
    if (!replaced) this.#losses++
    const wait = replaced ? 0 : backoffMs(this.#losses)
    this.#restart = setTimeout(() => {
      this.restarts++
      this.#start()
    }, wait)
  }

  #lose(end: ProcessEnd): void {
    const active = this.#take()
    if (!active) return
    const { attempt, run } = active.job
    const error = this.#startError ?? nameLoss(run, end)
    this.#options.onLost?.(attempt, error)
    active.reject(error)
  }
}

function settingsOf(options: SupervisorOptions): WorkerSettings {
  const { dataRoot, device = {}, checkpointShare, stepBudgetBytes, extraNodes } = options
  return {
    dataRoot,
    device,
    ...(checkpointShare !== undefined && { checkpointShare }),
    ...(stepBudgetBytes !== undefined && { stepBudgetBytes }),
    ...(extraNodes !== undefined && { extraNodes }),
  }
}
