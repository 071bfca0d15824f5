import type { RunEvent } from '../../engine/run/index.ts'
import type { RunStatus } from '../../engine/store/index.ts'

/** A run as the plain model knows it. */
export interface ModelRun {
  readonly name: string
  status: RunStatus
  priority: number
  attempt: number
  events: RunEvent[]
}

/** What runs and queue should do, with arrays: `line` has those that wait by rank. Refusals are codes. */
export class QueueModel {
  readonly runs: ModelRun[] = []
  line: ModelRun[] = []
  paused = false

  /** The order in which runs are claimed. */
  get order(): readonly ModelRun[] {
    return this.line.toSorted((a, b) => b.priority - a.priority)
  }

  create(name: string, priority: number): void {
    const run: ModelRun = { name, status: 'queued', priority, attempt: 0, events: [] }
    this.runs.push(run)
    this.line.push(run)
  }

  claim(): ModelRun | undefined {
    const next = this.paused ? undefined : this.order[0]
    if (!next) return undefined
    this.#leave(next)
    next.status = 'running'
    next.attempt++
    return next
  }

  requeue(run: ModelRun): string | undefined {
    if (run.status !== 'running') return 'run.not-running'
    run.status = 'queued'
    this.line.unshift(run)
    return undefined
  }

  move(run: ModelRun, before?: ModelRun): string | undefined {
    if (run.status !== 'queued' || (before && before.status !== 'queued')) return 'run.not-queued'
    if (run === before) return undefined
    this.#leave(run)
    this.line.splice(before ? this.line.indexOf(before) : this.line.length, 0, run)
    if (before) run.priority = before.priority
    return undefined
  }

  first(run: ModelRun): string | undefined {
    if (run.status !== 'queued') return 'run.not-queued'
    run.priority = Math.max(...this.line.map(({ priority }) => priority))
    this.#leave(run)
    this.line.unshift(run)
    return undefined
  }

  setPriority(run: ModelRun, priority: number): string | undefined {
    if (run.status !== 'queued') return 'run.not-queued'
    run.priority = priority
    return undefined
  }

  cancelQueued(run: ModelRun, event: RunEvent): string | undefined {
    if (run.status !== 'queued') return 'run.not-queued'
    return this.append(run, run.attempt, [event])
  }

  append(run: ModelRun, attempt: number, events: readonly RunEvent[]): string | undefined {
    if (attempt !== run.attempt) return 'run.stale-attempt'
    const all = [...run.events]
    let status = run.status
    for (const event of events) {
      if (event.seq <= all.length) continue
      if (event.seq > all.length + 1) return 'run.gap'
      if (status !== 'queued' && status !== 'running') return 'run.already-ended'
      all.push(event)
      const [, end] = /^run\.(done|failed|cancelled)$/.exec(event.type) ?? []
      if (end) status = end as RunStatus
    }
    run.events = all
    run.status = status
    if (status !== 'queued') this.#leave(run)
    return undefined
  }

  #leave(run: ModelRun): void {
    this.line = this.line.filter((other) => other !== run)
  }
}
