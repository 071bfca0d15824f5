import type { Orm } from './database.ts'
import { StaleWorkflow } from './stale-workflow.ts'
import { findRevision, revisionOf, workflowOf, type WorkflowRow } from './workflow-rows.ts'

/** The row of a workflow whose newest revision is `base`. Throws as `Workflows.save` does. */
export function checkedBase(orm: Orm, id: string, base: number): WorkflowRow {
  const row = workflowOf(orm, id)
  if (base === row.revision) return row
  // A base of the future was never given out; one of the past may have been an autosave that is replaced by now.
  if (base > row.revision) revisionOf(orm, row, base)
  throw new StaleWorkflow(id, base, findRevision(orm, row.number, base), revisionOf(orm, row, row.revision))
}
