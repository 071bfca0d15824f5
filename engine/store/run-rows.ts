import { desc, eq, type SQL } from 'drizzle-orm'
import { ReelgraphError } from '../define/index.ts'
import type { Orm } from './database.ts'
import { omitNulls } from './omit-nulls.ts'
import type { RunRecord, RunStatus, RunSummary } from './run-record.ts'
import { runRequests, runs } from './schema.ts'

/** A run's row as it is stored. */
export type RunRow = typeof runs.$inferSelect

const statuses: ReadonlySet<string> = new Set<RunStatus>(['queued', 'running', 'done', 'failed', 'cancelled'])

/** The row of a run's id. Throws `run.unknown`. */
export function rowOf(orm: Orm, id: string): RunRow {
  const row = orm.select().from(runs).where(eq(runs.id, id)).get()
  if (row) return row
  throw new ReelgraphError('run.unknown', id, `There is no run ${id}. It may be of another data folder.`)
}

/** A stored status; one that this program does not know is `unknown`. */
export function statusOf(stored: string): RunStatus {
  return statuses.has(stored) ? (stored as RunStatus) : 'unknown'
}

/** A run as lists have it. */
export function summaryOf(row: RunRow): RunSummary {
  const { number: _, fromRun, fromKind, status, ...rest } = row
  return {
    ...omitNulls(rest),
    status: statusOf(status),
    ...(fromRun !== null && fromKind !== null && { from: { run: fromRun, kind: fromKind } }),
  }
}

/** Runs with what they were asked to do, newest first. */
export function recordsWhere(orm: Orm, condition: SQL): RunRecord[] {
  return orm
    .select()
    .from(runs)
    .innerJoin(runRequests, eq(runRequests.run, runs.number))
    .where(condition)
    .orderBy(desc(runs.number))
    .all()
    .map((row) => {
      const { run: _, ...request } = row.run_requests
      return { ...summaryOf(row.runs), ...omitNulls(request) }
    })
}
