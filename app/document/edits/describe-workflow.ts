import type { WorkflowDocument } from '../../../engine/graph/index.ts'
import type { Command } from '../command.ts'

/** Says something about the workflow: title, description, author, licence, tags. Undefined takes a field away. */
export function describeWorkflow(about: {
  [K in keyof WorkflowDocument['meta']]?: WorkflowDocument['meta'][K] | undefined
}): Command {
  return {
    label: 'Describe workflow',
    typing: `meta ${Object.keys(about).join(' ')}`,
    apply(document) {
      const fields = Object.entries({ ...document.meta, ...about }).filter(([, value]) => value !== undefined)
      return { document: { ...document, meta: Object.fromEntries(fields) } }
    },
  }
}
