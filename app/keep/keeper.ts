import type { RevisionSummary } from '../run/api/api.ts'
import type { SavedAs } from '../run/run-watch-options.ts'
import type { ConflictChoice } from './keeper-state.ts'
import { WorkflowOpener } from './workflow-opener.ts'

export type * from './keeper-state.ts'

/**
 * Keeps the workflow that is being edited safe: its history, and a choice where somebody else saved first. Others are opened
 * in its place.
 */
export class Keeper extends WorkflowOpener {
  /** Saves now, under a name for the history. */
  async saveNamed(name: string): Promise<void> {
    await this.autosave.save(name)
  }

  /** Where what a run makes is found: the saved workflow. One that nobody has changed yet is saved for it. */
  placeOfRun(): Promise<SavedAs | undefined> {
    return this.autosave.place()
  }

  /** The history of the workflow, newest first; empty where it was never saved. */
  async revisions(): Promise<readonly RevisionSummary[]> {
    const { workflowId } = this.state.getState()
    return workflowId === undefined ? [] : this.parts.api.workflows.revisions(workflowId)
  }

  /** Brings an earlier revision back, as one entry of the history of edits; what is here now stays in the history. */
  async restore(revision: number): Promise<void> {
    const { workflowId } = this.state.getState()
    if (workflowId === undefined) return
    await this.autosave.save()
    const base = this.state.getState().revision
    if (base === undefined || this.state.getState().conflict) return
    // The server adds it as a revision of its own, so that what is here now is not merged into it.
    const saved = await this.parts.api.workflows.restore(workflowId, revision, base)
    this.autosave.take(`Bring back revision ${revision}`, saved)
  }

  /** Ends a conflict: keep mine as the newest, take theirs, or save mine as a workflow of its own. */
  async resolveConflict(choice: ConflictChoice): Promise<void> {
    const { resolveConflict } = await import('./resolve-conflict.ts')
    const { parts, state, autosave, drafts } = this
    await resolveConflict(parts, { state, autosave, drafts }, choice)
  }

  /** Saves what was never saved and is open in no tab any more: it is found among one's own workflows then. */
  async sendForgotten(): Promise<void> {
    const { sendForgotten } = await import('./send-forgotten.ts')
    await sendForgotten(this.parts.api, this.drafts, () => this.closed)
  }

  /** Writes what is pending before the page goes. */
  flush(): void {
    this.autosave.flush()
  }
}
