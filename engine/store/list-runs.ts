import { and, desc, eq, lt } from 'drizzle-orm'
import type { Orm } from './database.ts'
import { pageOf, pageQuery, type Paging } from './page.ts'
import type { RunStatus, RunSummary } from './run-record.ts'
import { summaryOf } from './run-rows.ts'
import { runs } from './schema.ts'

/** Which runs a list has. */
export interface RunFilter extends Paging {
  readonly status?: RunStatus | undefined
  readonly workflowId?: string | undefined
}

/** A page of runs, and what asks for the next. */
export interface RunPage {
  readonly runs: readonly RunSummary[]
  readonly next?: string
}

/** Runs without their workflows, newest first. Throws `store.page`. */
export function listRuns(orm: Orm, { status, workflowId, ...paging }: RunFilter): RunPage {
  const query = pageQuery(paging)
  const wanted = and(
    status && eq(runs.status, status),
    workflowId === undefined ? undefined : eq(runs.workflowId, workflowId),
    query.before === undefined ? undefined : lt(runs.number, query.before),
  )
  const found = orm
    .select()
    .from(runs)
    .where(wanted)
    .orderBy(desc(runs.number))
    .limit(query.limit + 1)
    .all()
  const { rows, ...next } = pageOf(found, query, ({ number }) => number)
  return { runs: rows.map(summaryOf), ...next }
}
