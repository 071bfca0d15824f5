import { and, eq } from 'drizzle-orm'
import type { Orm } from './database.ts'
import { runs, workflowRevisions } from './schema.ts'
import { findRevision, type WorkflowRow } from './workflow-rows.ts'

/** Of the autosaves of one sitting, one is kept for each stretch of this many ms. */
const sittingMs = 5 * 60_000

/** Removes the revision that was the newest, where it was an autosave of this sitting and this moment that no run is of. */
export function dropReplaced(
  orm: Orm,
  { id, number, revision }: WorkflowRow,
  sitting: string,
  now: number,
): void {
  const before = findRevision(orm, number, revision)
  if (before?.sitting !== sitting || before.name !== undefined) return
  if (Math.floor(before.createdAt / sittingMs) !== Math.floor(now / sittingMs)) return
  const ofIt = and(eq(runs.workflowId, id), eq(runs.revision, revision))
  if (orm.select({ id: runs.id }).from(runs).where(ofIt).limit(1).get()) return
  const itself = and(eq(workflowRevisions.workflow, number), eq(workflowRevisions.revision, revision))
  orm.delete(workflowRevisions).where(itself).run()
}
