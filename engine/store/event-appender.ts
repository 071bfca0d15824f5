import { eq, sql } from 'drizzle-orm'
import { ReelgraphError } from '../define/index.ts'
import type { RunEvent } from '../run/events.ts'
import type { Database } from './database.ts'
import { rowOf, summaryOf } from './run-rows.ts'
import { events, runs } from './schema.ts'
import { takeEvents } from './take-events.ts'

/** Writes batches of a run's events, and what they say of the run, each in one transaction. */
export class EventAppender {
  readonly #database: Database
  readonly #insert

  constructor(database: Database) {
    this.#database = database
    this.#insert = database.prepare((orm) =>
      orm
        .insert(events)
        .values({
          run: sql.placeholder('run'),
          seq: sql.placeholder('seq'),
          at: sql.placeholder('at'),
          body: sql.placeholder('body'),
        })
        .prepare(),
    )
  }

  /** Writes those that are new and returns them. Throws as `Runs.append` says. */
  append(id: string, attempt: number, batch: readonly RunEvent[]): readonly RunEvent[] {
    return this.#database.write((orm) => {
      const row = rowOf(orm, id)
      if (attempt !== row.attempt) throw stale(id, attempt, row.attempt)
      const { state, fresh } = takeEvents(id, summaryOf(row), batch)
      if (fresh.length === 0) return fresh
      for (const { run: _, seq, at, ...body } of fresh) this.#insert.run({ run: row.number, seq, at, body })
      const { status, lastSeq, error, startedAt, endedAt } = state
      orm
        .update(runs)
        .set({ lastSeq, error, startedAt, endedAt, ...(status !== 'unknown' && { status }) })
        .where(eq(runs.number, row.number))
        .run()
      return fresh
    })
  }
}

function stale(id: string, attempt: number, current: number): ReelgraphError {
  return new ReelgraphError(
    'run.stale-attempt',
    id,
    `Attempt ${attempt} at run ${id} is over; the present one is ${current}. What it sends is not taken.`,
  )
}
