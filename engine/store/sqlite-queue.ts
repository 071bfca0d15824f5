import { asc, count, desc, eq, max } from 'drizzle-orm'
import { ReelgraphError } from '../define/index.ts'
import type { RunEvent } from '../run/events.ts'
import type { Database, Orm } from './database.ts'
import { rankAtEnd, rankAtFront, rankBefore } from './queue-order.ts'
import type { RunQueue } from './queue.ts'
import type { RunSummary } from './run-record.ts'
import { rowOf, summaryOf, type RunRow } from './run-rows.ts'
import type { Runs } from './runs.ts'
import { queueState, runs } from './schema.ts'

const queued = eq(runs.status, 'queued')

/** The queue in the same database as the runs. */
export class SqliteQueue implements RunQueue {
  readonly #database: Database
  readonly #runs: Runs
  readonly #now: () => number

  constructor(database: Database, runs: Runs, now: () => number) {
    this.#database = database
    this.#runs = runs
    this.#now = now
  }

  get paused(): boolean {
    return this.#database.read((orm) => orm.select().from(queueState).get()?.paused ?? false)
  }

  pause(): void {
    this.#setPaused(true)
  }

  resume(): void {
    this.#setPaused(false)
  }

  size(): number {
    return this.#database.read(
      (orm) => orm.select({ size: count() }).from(runs).where(queued).get()?.size ?? 0,
    )
  }

  list(limit: number): readonly RunSummary[] {
    return this.#database.read((orm) =>
      orm
        .select()
        .from(runs)
        .where(queued)
        .orderBy(desc(runs.priority), asc(runs.rank), asc(runs.number))
        .limit(Math.max(0, limit))
        .all()
        .map(summaryOf),
    )
  }

  move(run: string, before?: string): void {
    this.#change(run, (orm, row) => {
      if (before === undefined) return { rank: rankAtEnd(orm) }
      const next = waiting(orm, before)
      if (next.number === row.number) return { rank: row.rank }
      return { rank: rankBefore(orm, next, row), priority: next.priority }
    })
  }

  first(run: string): void {
    this.#change(run, (orm, { priority }) => {
      const highest = orm
        .select({ priority: max(runs.priority) })
        .from(runs)
        .where(queued)
        .get()?.priority
      return { rank: rankAtFront(orm), priority: Math.max(priority, highest ?? priority) }
    })
  }

  setPriority(run: string, priority: number): void {
    this.#change(run, () => ({ priority }))
  }

  cancelQueued(run: string): RunEvent {
    return this.#database.write((orm) => {
      const { attempt, lastSeq } = waiting(orm, run)
      const event: RunEvent = { run, seq: lastSeq + 1, at: this.#now(), type: 'run.cancelled' }
      this.#runs.append(run, attempt, [event])
      return event
    })
  }

  #setPaused(paused: boolean): void {
    this.#database.write((orm) => orm.update(queueState).set({ paused }).where(eq(queueState.only, 1)).run())
  }

  #change(run: string, change: (orm: Orm, row: RunRow) => { rank?: number; priority?: number }): void {
    this.#database.write((orm) => {
      const row = waiting(orm, run)
      orm.update(runs).set(change(orm, row)).where(eq(runs.number, row.number)).run()
    })
  }
}

function waiting(orm: Orm, id: string): RunRow {
  const row = rowOf(orm, id)
  if (row.status === 'queued') return row
  const message = `Run ${id} is ${summaryOf(row).status}. Only a run that waits has a place in the queue.`
  throw new ReelgraphError('run.not-queued', id, message)
}
