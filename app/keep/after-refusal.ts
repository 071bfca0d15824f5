import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { sameContent } from '../document/same-content.ts'
import type { ApiProblem } from '../run/api/api.ts'
import type { KeeperState } from './keeper-state.ts'
import { newerVersion } from './newer-version.ts'

/** What follows from a refusal to save. */
export interface AfterRefusal {
  readonly seen: Partial<KeeperState>
  /** The server has it all the same; it is sent once more, at once or later; or a person has to choose first. */
  readonly next: 'kept' | 'now' | 'later' | 'choice'
}

/** What follows where the server refuses a document that was sent in a sitting; without one it is none of this tab's. */
export function afterRefusal(
  problem: ApiProblem,
  mine: WorkflowDocument,
  sitting: string | undefined,
): AfterRefusal {
  const theirs = newerVersion(problem)
  if (!theirs) {
    // A workflow that was deleted elsewhere is saved anew rather than lost.
    const anew = problem.status === 404 && { workflowId: undefined, revision: undefined }
    const offline = problem.status === 0 || problem.status >= 500 || problem.status === 404
    const saved = offline ? 'offline' : 'unsaved'
    return { seen: { ...anew, saved, trouble: problem.detail }, next: 'later' }
  }
  const { document, revision, savedAt, author } = theirs
  if (sameContent(document, mine)) return { seen: { trouble: undefined, revision, savedAt }, next: 'kept' }
  // What this tab saved itself, as it was reloaded, is no version of somebody else.
  if (sitting !== undefined && theirs.sitting === sitting)
    return { seen: { revision, saved: 'unsaved' }, next: 'now' }
  const conflict = { mine, theirs: document, revision, savedAt, author }
  return { seen: { saved: 'conflict', conflict }, next: 'choice' }
}
