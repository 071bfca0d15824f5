import { ReelgraphError } from '../define/index.ts'
import type { RevisionRecord } from './workflow-record.ts'

/** Somebody else saved since `base`: with both revisions, so that what was to be saved can be merged with theirs. */
export class StaleWorkflow extends ReelgraphError {
  override readonly name = 'StaleWorkflow'
  readonly versions: { readonly base: RevisionRecord; readonly current: RevisionRecord }

  constructor(id: string, base: RevisionRecord, current: RevisionRecord) {
    const by = current.author === undefined ? '' : ` by ${current.author}`
    super(
      'workflow.stale',
      id,
      `Workflow ${id} was saved as revision ${current.revision}${by} after revision ${base.revision}, on which this is based. ` +
        'Merge the two, or save on top of the newest revision.',
    )
    this.versions = { base, current }
  }
}
