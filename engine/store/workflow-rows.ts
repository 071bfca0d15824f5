import { and, eq, isNull, max } from 'drizzle-orm'
import { ReelgraphError } from '../define/index.ts'
import type { WorkflowDocument } from '../graph/document.ts'
import type { Orm } from './database.ts'
import { omitNulls } from './omit-nulls.ts'
import { workflowRevisions, workflows } from './schema.ts'
import type { RevisionRecord, WorkflowSummary } from './workflow-record.ts'

/** A workflow's row as it is stored. */
export type WorkflowRow = typeof workflows.$inferSelect

/** The row of a workflow that was not deleted. */
export function findWorkflow(orm: Orm, id: string): WorkflowRow | undefined {
  return orm
    .select()
    .from(workflows)
    .where(and(eq(workflows.id, id), isNull(workflows.deletedAt)))
    .get()
}

/** The same. Throws `workflow.unknown`. */
export function workflowOf(orm: Orm, id: string): WorkflowRow {
  const row = findWorkflow(orm, id)
  if (row) return row
  throw new ReelgraphError('workflow.unknown', id, `There is no workflow ${id}. It may have been deleted.`)
}

/** One revision of a workflow's row. */
export function findRevision(orm: Orm, workflow: number, revision: number): RevisionRecord | undefined {
  const row = orm
    .select()
    .from(workflowRevisions)
    .where(and(eq(workflowRevisions.workflow, workflow), eq(workflowRevisions.revision, revision)))
    .get()
  if (!row) return undefined
  const { workflow: _, ...rest } = row
  return omitNulls(rest)
}

/** The same. Throws `workflow.unknown-revision`. */
export function revisionOf(orm: Orm, { id, number }: WorkflowRow, revision: number): RevisionRecord {
  const found = findRevision(orm, number, revision)
  if (found) return found
  const message = `Workflow ${id} has no revision ${revision}. Load it again to see those it has.`
  throw new ReelgraphError('workflow.unknown-revision', id, message)
}

/** The number of the next save of any workflow. */
export function nextChange(orm: Orm): number {
  return (
    (orm
      .select({ change: max(workflows.change) })
      .from(workflows)
      .get()?.change ?? 0) + 1
  )
}

/** A text as search compares it: case and compatible forms of letters make no difference. */
export function searchForm(title: string): string {
  return title.normalize('NFKC').toLowerCase()
}

/** A workflow as lists have it. */
export function summaryOf({ id, title, revision, createdAt, updatedAt }: WorkflowRow): WorkflowSummary {
  return { id, title, revision, createdAt, updatedAt }
}

/** A document's title, as shown and as searched. */
export function titlesOf({ meta }: WorkflowDocument): { title: string; searchTitle: string } {
  const title = meta.title ?? 'Untitled'
  return { title, searchTitle: searchForm(title) }
}
