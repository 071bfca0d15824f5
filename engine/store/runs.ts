import { asc, count, desc, eq } from 'drizzle-orm'
import { ReelgraphError } from '../define/index.ts'
import type { RunEvent } from '../run/events.ts'
import type { Database } from './database.ts'
import { EventAppender } from './event-appender.ts'
import { opaqueId } from './opaque-id.ts'
import { listRuns, type RunFilter, type RunPage } from './list-runs.ts'
import { pinForRun } from './pins.ts'
import { rankAtEnd, rankAtFront } from './queue-order.ts'
import type { RunDraft, RunRecord, RunStatus } from './run-record.ts'
import { recordsWhere, rowOf, statusOf, summaryOf } from './run-rows.ts'
import { queueState, runRequests, runs } from './schema.ts'

/** All runs: those that wait, the one that is made, and those that have ended. */
export class Runs {
  readonly #database: Database
  readonly #now: () => number
  readonly #appender: EventAppender

  constructor(database: Database, now: () => number) {
    this.#database = database
    this.#now = now
    this.#appender = new EventAppender(database)
  }

  /** Puts a run at the end of the queue; it is on disk when this returns. */
  create(draft: RunDraft): RunRecord {
    const { document, inputs = {}, targets, priority = 0, workflowId, revision, stopAfter, from } = draft
    const id = opaqueId('r')
    return this.#database.write((orm) => {
      const about = {
        title: document.meta.title,
        workflowId,
        revision,
        stopAfter,
        fromRun: from?.run,
        fromKind: from?.kind,
      }
      const order = { status: 'queued', priority, rank: rankAtEnd(orm), attempt: 0, lastSeq: 0 }
      orm
        .insert(runs)
        .values({ id, ...about, ...order, createdAt: this.#now() })
        .run()
      const row = rowOf(orm, id)
      orm.insert(runRequests).values({ run: row.number, document, inputs, targets }).run()
      pinForRun(orm, row.number, document)
      // Not read back: to make a large workflow from its text again takes a while.
      return { ...summaryOf(row), document, inputs, ...(targets && { targets }) }
    })
  }

  /** A run with its workflow; undefined where there is none of that id. */
  read(id: string): RunRecord | undefined {
    return this.#database.read((orm) => recordsWhere(orm, eq(runs.id, id))[0])
  }

  /** Runs without their workflows, newest first. Throws `store.page`. */
  list(filter: RunFilter): RunPage {
    return this.#database.read((orm) => listRuns(orm, filter))
  }

  /** How many runs there are of each status. */
  counts(): Readonly<Record<RunStatus, number>> {
    const counts = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0, unknown: 0 }
    const rows = this.#database.read((orm) =>
      orm.select({ status: runs.status, count: count() }).from(runs).groupBy(runs.status).all(),
    )
    for (const { status, count } of rows) counts[statusOf(status)] += count
    return counts
  }

  /** Takes the next run off the queue for a new attempt; undefined where none waits or the queue is paused. */
  claimNext(): RunRecord | undefined {
    return this.#database.write((orm) => {
      if (orm.select().from(queueState).get()?.paused) return undefined
      const next = orm
        .select()
        .from(runs)
        .where(eq(runs.status, 'queued'))
        .orderBy(desc(runs.priority), asc(runs.rank), asc(runs.number))
        .limit(1)
        .get()
      if (!next) return undefined
      const claimed = { status: 'running', attempt: next.attempt + 1 }
      orm.update(runs).set(claimed).where(eq(runs.number, next.number)).run()
      return recordsWhere(orm, eq(runs.number, next.number))[0]
    })
  }

  /**
   * Puts a run whose worker is gone back, before all others of its priority; its next claim is a new attempt. Throws
   * `run.not-running`.
   */
  requeue(id: string): void {
    this.#database.write((orm) => {
      const { status } = summaryOf(rowOf(orm, id))
      if (status !== 'running' && status !== 'unknown') {
        const message = `Run ${id} is ${status}. Only a run that was being made can be put back into the queue.`
        throw new ReelgraphError('run.not-running', id, message)
      }
      orm
        .update(runs)
        .set({ status: 'queued', rank: rankAtFront(orm) })
        .where(eq(runs.id, id))
        .run()
    })
  }

  /**
   * Remembers that a run that is being made is to be cancelled, so that no death of this process forgets it. Throws
   * `run.not-running`.
   */
  askCancel(id: string): void {
    this.#database.write((orm) => {
      const { status, cancelAskedAt } = summaryOf(rowOf(orm, id))
      if (status !== 'running') {
        const message = `Run ${id} is ${status}. Only a run that is being made can be asked to stop.`
        throw new ReelgraphError('run.not-running', id, message)
      }
      if (cancelAskedAt !== undefined) return
      orm.update(runs).set({ cancelAskedAt: this.#now() }).where(eq(runs.id, id)).run()
    })
  }

  /** Runs that are being made; right after a start, those whose server was killed. Oldest last. */
  orphans(): readonly RunRecord[] {
    return this.#database.read((orm) => recordsWhere(orm, eq(runs.status, 'running')))
  }

  /**
   * Writes a batch of a run's events, all or none, and returns those that are new; one with a number that is there is
   * passed over. Events of `run.*` set status, error and times. Throws `run.unknown`, `run.stale-attempt` for any attempt
   * but the present one, `run.gap`, `run.foreign-event` or `run.already-ended`.
   */
  append(id: string, attempt: number, events: readonly RunEvent[]): readonly RunEvent[] {
    return this.#appender.append(id, attempt, events)
  }
}
