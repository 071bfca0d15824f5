import { WorkerProcess } from './worker-process.ts'
import type { LaunchOptions, WorkerListener } from './worker-process.ts'

/** How long after the present process is ready the next is started, in ms: not while a first run wants the processor. */
const afterMs = 2000

const unheard: WorkerListener = { message: () => {}, heard: () => {}, end: () => {} }

/**
 * A second process that has loaded everything and opened nothing: no device, no model, no data folder. To start one takes
 * most of a second, and several on a busy machine; with this one a lost process is replaced at once.
 */
export class Standby {
  readonly #launch: LaunchOptions
  #spare: WorkerProcess | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(launch: LaunchOptions) {
    this.#launch = launch
  }

  /** Process id of the one that is there. */
  get pid(): number | undefined {
    return this.#spare?.pid
  }

  /** Has one there some time from now. */
  prepare(): void {
    clearTimeout(this.#timer)
    if (this.#spare) return
    this.#timer = setTimeout(() => this.#start(), afterMs)
    this.#timer.unref()
  }

  /** The one that is there, or a new one. */
  take(listener: WorkerListener): WorkerProcess {
    clearTimeout(this.#timer)
    const spare = this.#spare
    this.#spare = undefined
    if (!spare) return new WorkerProcess(this.#launch, listener)
    spare.adopt(listener)
    return spare
  }

  /** Ends the one that is there; resolves when it is gone. */
  async end(): Promise<void> {
    clearTimeout(this.#timer)
    const spare = this.#spare
    this.#spare = undefined
    if (!spare) return
    await new Promise<void>((end) => {
      spare.adopt({ ...unheard, end: () => end() })
      spare.kill()
    })
  }

  #start(): void {
    const spare = new WorkerProcess(this.#launch, {
      ...unheard,
      // One that cannot stay is not missed: a new one is started when it is needed.
      end: () => {
        if (this.#spare === spare) this.#spare = undefined
      },
    })
    this.#spare = spare
  }
}
