import type { StoreApi } from 'zustand/vanilla'
import type { Autosave } from './autosave.ts'
import type { Drafts } from './drafts.ts'
import type { KeeperParts } from './keeper-parts.ts'
import type { ConflictChoice, KeeperState } from './keeper-state.ts'
import { ownCopy } from './own-copy.ts'

/** What a conflict is ended with. */
export interface ConflictTools {
  readonly state: StoreApi<KeeperState>
  readonly autosave: Autosave
  readonly drafts: Drafts
}

/** Ends a conflict: keep mine as the newest, take theirs, or save mine as a workflow of its own. */
export async function resolveConflict(
  parts: KeeperParts,
  { state, autosave, drafts }: ConflictTools,
  choice: ConflictChoice,
): Promise<void> {
  const { conflict, workflowId } = state.getState()
  if (!conflict) return
  const { theirs: workflow, revision, savedAt: updatedAt } = conflict
  if (choice === 'theirs') {
    // One entry of the history of edits: undo brings mine back.
    autosave.take('Take the other version', { workflow, revision, updatedAt })
    return
  }
  const own = choice === 'copy' ? { workflowId: undefined, revision: undefined } : { revision }
  state.setState({ conflict: undefined, saved: 'unsaved', ...own })
  if (choice === 'copy') {
    becomeCopy(parts, state.getState().title)
    if (workflowId !== undefined) void drafts.remove(workflowId).catch(() => {})
  }
  const name = autosave.owedName ?? 'Kept instead of another version'
  await autosave.save(choice === 'mine' ? name : undefined)
}

/** What is open becomes a workflow of its own, which goes on showing the run that it shows. */
function becomeCopy({ document, runs }: KeeperParts, of: string): void {
  const shown = runs?.current?.id
  const title = `${of} (copy)`
  document.run({
    label: 'Make it a copy',
    apply: (now) => ({ document: ownCopy({ ...now, meta: { ...now.meta, title } }) }),
  })
  if (shown !== undefined) runs?.show(shown)
}
