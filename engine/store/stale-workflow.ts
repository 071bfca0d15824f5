import { ReelgraphError } from '../define/index.ts'
import type { RevisionRecord } from './workflow-record.ts'

/**
 * Somebody else saved since `base`: with both revisions, so that what was to be saved can be merged with theirs. `base` is
 * absent where it was an autosave that a later one has replaced.
 */
export class StaleWorkflow extends ReelgraphError {
  override readonly name = 'StaleWorkflow'
  readonly versions: { readonly base?: RevisionRecord; readonly current: RevisionRecord }

  constructor(id: string, revision: number, base: RevisionRecord | undefined, current: RevisionRecord) {
    const by = current.author === undefined ? '' : ` by ${current.author}`
    super(
      'workflow.stale',
      id,
      `Workflow ${id} was saved as revision ${current.revision}${by} after revision ${revision}, on which this is based. ` +
        'Merge the two, or save on top of the newest revision.',
    )
    this.versions = { ...(base && { base }), current }
  }
}
