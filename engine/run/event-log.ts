import type { RunEvent, RunEventBody } from './events.ts'

const terminal = new Set<RunEventBody['type']>(['run.done', 'run.failed', 'run.cancelled'])

/** Numbers a run's events without gaps and says nothing more once the run has ended. */
export class EventLog {
  readonly #run: string
  readonly #now: () => number
  readonly #listeners: readonly ((event: RunEvent) => void)[]
  #seq: number
  #ended = false

  /** `seq` is the last number already used, for a run that goes on after a restart. */
  constructor(run: string, now: () => number, listeners: readonly ((event: RunEvent) => void)[], seq = 0) {
    this.#run = run
    this.#now = now
    this.#listeners = listeners
    this.#seq = seq
  }

  get ended(): boolean {
    return this.#ended
  }

  emit(body: RunEventBody): void {
    if (this.#ended) return
    if (terminal.has(body.type)) this.#ended = true
    const event: RunEvent = { run: this.#run, seq: ++this.#seq, at: this.#now(), ...body }
    for (const listener of this.#listeners) listener(event)
  }
}
