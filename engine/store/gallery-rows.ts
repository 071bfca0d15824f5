import { eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Orm } from './database.ts'
import { omitNulls } from './omit-nulls.ts'
import type { GalleryItem } from './output-record.ts'
import type { Paging } from './page.ts'
import { outputs, runs } from './schema.ts'
import { searchForm } from './workflow-rows.ts'

/** Which outputs a gallery shows. */
export interface GalleryFilter extends Paging {
  /** Each of its words must be found in what is kept beside the output. */
  readonly search?: string | undefined
  readonly starred?: boolean | undefined
  readonly workflowId?: string | undefined
  /** Made at or after, and before; ms since the epoch. */
  readonly since?: number | undefined
  readonly until?: number | undefined
}

/** What must hold of the rows that a filter lets through. */
export function conditionsOf({
  search = '',
  starred,
  workflowId,
  since,
  until,
}: Partial<GalleryFilter>): (SQL | undefined)[] {
  const words = searchForm(search).split(/\s+/).filter(Boolean)
  return [
    isNull(outputs.deletedAt),
    starred === undefined ? undefined : eq(outputs.starred, starred),
    workflowId === undefined ? undefined : eq(runs.workflowId, workflowId),
    since === undefined ? undefined : gte(outputs.createdAt, since),
    until === undefined ? undefined : lt(outputs.createdAt, until),
    ...words.map((word) => sql`instr(${outputs.words}, ${word}) > 0`),
  ]
}

/** Outputs with what is shown of their runs. */
export function rowsOf(orm: Orm) {
  const { title, workflowId, startedAt, endedAt } = runs
  return orm
    .select({ output: outputs, run: { title, workflowId, startedAt, endedAt } })
    .from(outputs)
    .leftJoin(runs, eq(runs.id, outputs.run))
}

type Row = NonNullable<ReturnType<ReturnType<typeof rowsOf>['get']>>

/** A row as a gallery shows it. */
export function itemOf({ output, run }: Row): GalleryItem {
  const { number: _, words: _words, ...row } = output
  const { title = null, workflowId = null, startedAt = null, endedAt = null } = run ?? {}
  const tookMs = startedAt === null || endedAt === null ? null : endedAt - startedAt
  return omitNulls({ ...row, title, workflowId, tookMs })
}
