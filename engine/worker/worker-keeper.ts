import { ReelgraphError } from '../define/index.ts'
import { backoffMs } from './backoff.ts'
import type { ServerMessage, WorkerMessage, WorkerSettings } from './protocol.ts'
import { Standby } from './standby.ts'
import type { ProcessEnd } from './worker-lost.ts'
import type { LaunchOptions, WorkerProcess } from './worker-process.ts'
import { nameUnstarted } from './worker-unstarted.ts'
import type { WorkerUnstarted } from './worker-unstarted.ts'

/** So many starts in a row may fail before the process is only started again where somebody asks for it. */
const mostStarts = 5

/** Where the kept process is. `down`: the last start failed, and the next waits or was given up. */
export type KeeperState = 'starting' | 'ready' | 'down' | 'stopping' | 'stopped'

/** Who hears of the kept process. */
export interface KeeperListener {
  ready(): void
  message(message: WorkerMessage, body: Buffer): void
  /** All that came at once has been handed on. */
  heard(): void
  /** It ended: by its own fault, with what it said about its start; or, with neither, because it was to be replaced. */
  gone(end: ProcessEnd | undefined, startError: ReelgraphError | undefined): void
  /** It was started again and again and was never ready; comes after `gone`. */
  gaveUp(error: WorkerUnstarted): void
}

/**
 * Keeps one worker process there: however it ends another is started, at once or, after several losses, later. One that
 * does not get as far as being ready is given up after some tries, until it is asked for.
 */
export class WorkerKeeper {
  /** How often the process was started again. */
  restarts = 0
  readonly #standby: Standby
  readonly #settings: WorkerSettings
  readonly #listener: KeeperListener
  #worker: WorkerProcess | undefined
  #device: { readonly provider: string; readonly reason: string } | undefined
  #ready = false
  #losses = 0
  /** Processes in a row that ended before they were ready. */
  #failedStarts = 0
  #problem: WorkerUnstarted | undefined
  #restart: NodeJS.Timeout | undefined
  /** Why the process could not begin, in its own words. */
  #startError: ReelgraphError | undefined
  #replacing = false
  #stopping: Promise<void> | undefined
  #stopped: (() => void) | undefined

  constructor(launch: LaunchOptions, settings: WorkerSettings, listener: KeeperListener) {
    this.#standby = new Standby(launch)
    this.#settings = settings
    this.#listener = listener
    this.#start()
  }

  get state(): KeeperState {
    if (this.#stopping) return this.#worker ? 'stopping' : 'stopped'
    if (this.#ready) return 'ready'
    return this.#worker && !this.#startError ? 'starting' : 'down'
  }

  get pid(): number | undefined {
    return this.#worker?.pid
  }

  /** Process id of the one that waits to take over. */
  get standbyPid(): number | undefined {
    return this.#standby.pid
  }

  get device(): { readonly provider: string; readonly reason: string } | undefined {
    return this.#device
  }

  /** Why there is no process, where it was given up. */
  get problem(): WorkerUnstarted | undefined {
    return this.#problem
  }

  /** Starts the process again where it was given up: what kept it from starting may be mended. */
  wake(): void {
    if (!this.#problem || this.#stopping) return
    this.#problem = undefined
    this.#failedStarts = 0
    this.#losses = 0
    this.#startAgain()
  }

  /** Sends to a process that is ready; to any other, nothing. */
  send(message: ServerMessage): void {
    if (this.#ready) this.#worker?.send(message)
  }

  /** The process has done something right: what happened before counts no more. */
  trust(): void {
    this.#losses = 0
  }

  /** Ends the process for another; that is nobody's fault. */
  replace(): void {
    if (!this.#worker) return
    this.#replacing = true
    this.#ready = false
    this.#worker.kill()
  }

  /** Asks the process to end well, and ends it after `deadlineMs`; resolves when it is gone. */
  stop(deadlineMs: number): Promise<void> {
    return (this.#stopping ??= this.#stop(deadlineMs))
  }

  async #stop(deadlineMs: number): Promise<void> {
    clearTimeout(this.#restart)
    const spareGone = this.#standby.end()
    const worker = this.#worker
    if (!worker) return spareGone
    worker.send({ type: 'shutdown' })
    const deadline = setTimeout(() => worker.kill(), deadlineMs)
    await new Promise<void>((resolve) => (this.#stopped = resolve))
    clearTimeout(deadline)
    await spareGone
  }

  #startAgain(): void {
    this.restarts++
    this.#start()
  }

  #start(): void {
    this.#startError = undefined
    const worker = this.#standby.take({
      message: (message, body) => this.#hear(message, body),
      heard: () => this.#listener.heard(),
      end: (end) => this.#ended(end),
    })
    this.#worker = worker
    worker.send({ type: 'open', settings: this.#settings })
  }

  #hear(message: WorkerMessage, body: Buffer): void {
    if (message.type === 'ready') {
      this.#device = message.device
      this.#ready = !this.#replacing
      if (!this.#ready) return
      this.#failedStarts = 0
      this.#listener.ready()
      if (!this.#stopping) this.#standby.prepare()
    } else if (message.type === 'unready') {
      const { code, subject, message: sentence } = message.error
      this.#startError = new ReelgraphError(code, subject, sentence)
    } else {
      this.#listener.message(message, body)
    }
  }

  #ended(end: ProcessEnd): void {
    const replaced = this.#replacing
    const failedStart = !replaced && !this.#ready
    this.#worker = undefined
    this.#ready = false
    this.#replacing = false
    if (!replaced) this.#losses++
    if (failedStart) this.#failedStarts++
    if (!this.#stopping) {
      if (this.#failedStarts >= mostStarts) this.#problem = nameUnstarted(end, this.#startError)
      else this.#restart = setTimeout(() => this.#startAgain(), replaced ? 0 : backoffMs(this.#losses))
    }
    this.#listener.gone(replaced ? undefined : end, this.#startError)
    if (this.#problem) this.#listener.gaveUp(this.#problem)
    this.#stopped?.()
  }
}
