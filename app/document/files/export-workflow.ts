import { formatWorkflow, type WorkflowDocument } from '../../../engine/graph/index.ts'
import { restore } from './salvage.ts'

/** A workflow as the text of a file. What was kept aside when it was opened is back in its place. */
export function exportWorkflow(document: WorkflowDocument): string {
  return formatWorkflow(restore(document) as WorkflowDocument)
}

/** A name for the file, from the title. */
export function fileNameOf({ meta, id }: WorkflowDocument): string {
  const name = (meta.title ?? id)
    .replace(/[\p{Cc}\s\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 80)
  return `${name || 'workflow'}.reelgraph.json`
}
