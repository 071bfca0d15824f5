import { z } from '@hono/zod-openapi'
import type { WorkflowDocument } from '../../graph/index.ts'
import type { WorkflowRecord, WorkflowSummary } from '../../store/index.ts'
import type { ServerContext } from '../context.ts'
import { HttpProblem } from '../problem.ts'
import { object } from './schemas.ts'

/** A saved workflow as lists have it. */
export const summarySchema = z
  .object({ id: z.string(), title: z.string(), revision: z.int(), createdAt: z.int(), updatedAt: z.int() })
  .openapi('WorkflowSummary')

/** A saved workflow with its newest revision. */
export const savedSchema = summarySchema
  .extend({ workflow: object<WorkflowDocument>('The workflow.') })
  .openapi('SavedWorkflow')

/** The workflow of an id. Throws `workflow.unknown`. */
export function knownWorkflow({ store }: ServerContext, id: string): WorkflowRecord {
  const found = store.workflows.read(id)
  if (found) return found
  throw new HttpProblem(404, 'workflow.unknown', `There is no workflow ${id}. It may have been deleted.`)
}

/** A row of the list. */
export function workflowSummary(row: WorkflowSummary): z.output<typeof summarySchema> {
  const { id, title, revision, createdAt, updatedAt } = row
  return { id, title, revision, createdAt, updatedAt }
}

/** A workflow with its document, as it is now. Throws `workflow.unknown`. */
export function workflowView(context: ServerContext, id: string): z.output<typeof savedSchema> {
  const record = knownWorkflow(context, id)
  return { ...workflowSummary(record), workflow: record.document }
}
