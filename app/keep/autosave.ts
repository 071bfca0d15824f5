import type { StoreApi } from 'zustand/vanilla'
import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { sameJson } from '../document/same-json.ts'
import { ApiProblem, type SavedWorkflow } from '../run/api/api.ts'
import type { Drafts } from './drafts.ts'
import type { KeeperParts } from './keeper.ts'
import type { KeeperState } from './keeper-state.ts'
import { writeLastOpen } from './last-open.ts'
import { freshName, tabName } from './tab.ts'
import { type NewerVersion, newerVersion } from './newer-version.ts'

/** Milliseconds from a change to the draft, from a change to the server, and between attempts to reach it. */
const [draftPause, savePause, retryPause] = [120, 700, 3000]

/** What an autosave works with. */
export interface AutosaveParts extends KeeperParts {
  readonly drafts: Drafts
  readonly state: StoreApi<KeeperState>
}

/**
 * Saves every change: as a draft in this browser at once, and within a second as a revision on the server. What the server
 * has is never overwritten where somebody else saved first: that is a conflict, until a person chooses.
 */
export class Autosave {
  readonly #parts: AutosaveParts
  /** One sitting: the server merges what it saves of it. It is the tab's, so that it goes on after a reload. */
  #sitting = freshName()
  readonly #others = new BroadcastChannel('reelgraph.saved')
  readonly #unsubscribe: () => void
  /** Where the draft of what was never saved is kept. */
  #place = freshName()
  /** What was never saved when another was opened over it, while the server was away: sent once it is back. */
  #unsent: (() => Promise<void>)[] = []
  #draftTimer: ReturnType<typeof setTimeout> | undefined
  #saveTimer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  /** The document that the server has. */
  #kept: WorkflowDocument | undefined
  /** Grows with each workflow that is opened; what an earlier one hears back is not taken. */
  #turn = 0
  #quiet = false

  constructor(parts: AutosaveParts) {
    this.#parts = parts
    void tabName().then((name) => (this.#sitting = name))
    // What an editor begins with is nothing that somebody made.
    this.#kept = parts.document.document
    this.#unsubscribe = parts.document.state.subscribe(({ changes }, before) => {
      if (changes !== before.changes && !this.#quiet) this.changed()
    })
    this.#others.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#heard(data))
  }

  /** Another workflow is about to be opened: what is pending is written first, and the opening is no change. */
  begin(): void {
    this.flush()
    this.#stopTimer()
    const { document } = this.#parts.document
    // What was never saved has no place on the server that it could be found by.
    if (!this.#quiet && document !== this.#kept && this.#parts.state.getState().workflowId === undefined) {
      const { api, drafts } = this.#parts
      const place = this.#place
      const send = (): Promise<void> => api.workflows.create(document).then(() => drafts.remove(place))
      void send().catch(() => this.#unsent.push(send))
    }
    this.#turn++
    this.#quiet = true
  }

  /** Another workflow is open. What the server does not have is kept here, so that a reload brings it back as it is. */
  opened(place: string): void {
    this.#quiet = false
    this.#kept = this.#parts.document.document
    this.#place = place
    if (this.#parts.state.getState().workflowId === undefined) this.#draft(true)
  }

  /** What is open is a draft that the server does not have. */
  behind(): void {
    this.#kept = undefined
    this.changed()
  }

  /** Something was changed. */
  changed(): void {
    const { state } = this.#parts
    if (state.getState().saved === 'saved') state.setState({ saved: 'unsaved' })
    this.#draftTimer ??= setTimeout(() => this.#draft(), draftPause)
    // Counted from the first change: who types without a pause is saved as well.
    this.#saveTimer ??= setTimeout(() => void this.save(), savePause)
  }

  /** Saves now; with a name, as a version of the history that is never merged. Resolves when it is saved or kept here. */
  async save(name?: string): Promise<void> {
    await this.#saving
    this.#stopTimer()
    if (this.#parts.state.getState().conflict) return
    const document = this.#parts.document.document
    if (document === this.#kept && name === undefined) return
    this.#saving = this.#send(document, name).finally(() => {
      this.#saving = undefined
    })
    await this.#saving
  }

  /** Shows another version of this workflow, which the server has: one entry of the history of edits, and no change to save. */
  take(label: string, saved: Pick<SavedWorkflow, 'workflow' | 'revision' | 'updatedAt'>): void {
    const { document, state, drafts } = this.#parts
    this.#stopTimer()
    clearTimeout(this.#draftTimer)
    this.#draftTimer = undefined
    this.#quiet = true
    document.replace(label, saved.workflow)
    this.#quiet = false
    this.#kept = document.document
    state.setState({
      saved: 'saved',
      trouble: undefined,
      conflict: undefined,
      revision: saved.revision,
      savedAt: saved.updatedAt,
    })
    void drafts.remove(state.getState().workflowId ?? this.#place).catch(() => {})
  }

  /** Writes what is pending, as the page may go. */
  flush(): void {
    if (this.#quiet || this.#parts.document.document === this.#kept) return
    this.#draft()
    const { workflowId, revision } = this.#parts.state.getState()
    if (workflowId === undefined || revision === undefined || this.#parts.state.getState().conflict) return
    // Sent even as the page goes away; where it is too large for that, the draft is there at the next visit.
    const { document } = this.#parts.document
    const save = { workflow: document, base: revision, sitting: this.#sitting }
    const sending = this.#parts.api.workflows.save(workflowId, save, { keepalive: true })
    void this.#sent(sending, workflowId)
  }

  /** A draft is not needed once the server has it. */
  async #sent(sending: Promise<unknown>, place: string): Promise<void> {
    await sending.then(() => this.#parts.drafts.remove(place)).catch(() => {})
  }

  /** Stops. */
  close(): void {
    this.flush()
    this.#turn++
    this.#quiet = true
    this.#unsubscribe()
    clearTimeout(this.#draftTimer)
    this.#stopTimer()
    this.#others.close()
  }

  #stopTimer(): void {
    clearTimeout(this.#saveTimer)
    this.#saveTimer = undefined
  }

  #draft(untouched = false): void {
    clearTimeout(this.#draftTimer)
    this.#draftTimer = undefined
    const { document } = this.#parts.document
    const { workflowId, revision } = this.#parts.state.getState()
    const place = workflowId ?? this.#place
    writeLastOpen({ workflowId, place })
    const draft = { id: document.id, document, workflowId, revision, at: Date.now(), untouched }
    // A browser that keeps no drafts still saves to the server.
    void this.#parts.drafts.write(place, draft).catch(() => {})
  }

  async #send(document: WorkflowDocument, name: string | undefined): Promise<void> {
    const { api, state, drafts } = this.#parts
    const turn = this.#turn
    const { workflowId, revision, saved: before } = state.getState()
    if (before !== 'offline') state.setState({ saved: 'saving' })
    try {
      const saved =
        workflowId === undefined || revision === undefined
          ? await api.workflows.create(document)
          : await api.workflows.save(workflowId, {
              workflow: document,
              base: revision,
              ...(name === undefined ? { sitting: this.#sitting } : { name }),
            })
      if (turn !== this.#turn) return
      this.#kept = document
      const current = this.#parts.document.document === document
      state.setState({
        saved: current ? 'saved' : 'unsaved',
        trouble: undefined,
        workflowId: saved.id,
        revision: saved.revision,
        savedAt: saved.updatedAt,
      })
      writeLastOpen({ workflowId: saved.id, place: saved.id })
      if (current) void Promise.all([drafts.remove(this.#place), drafts.remove(saved.id)]).catch(() => {})
      else this.changed()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
      this.#others.postMessage({ workflow: saved.id, revision: saved.revision })
      for (const send of this.#unsent.splice(0)) void send().catch(() => this.#unsent.push(send))
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown
      if (turn === this.#turn) this.#refused(thrown, document)
    }
  }

  #refused(problem: ApiProblem, document: WorkflowDocument): void {
    const { state } = this.#parts
    this.#draft()
    const theirs = newerVersion(problem)
    if (theirs) {
      this.#meet(theirs, document)
      return
    }
    // A workflow that was deleted elsewhere is saved anew rather than lost.
    if (problem.status === 404) state.setState({ workflowId: undefined, revision: undefined })
    const offline = problem.status === 0 || problem.status >= 500 || problem.status === 404
    state.setState({ saved: offline ? 'offline' : 'unsaved', trouble: problem.detail })
    this.#stopTimer()
    this.#saveTimer = setTimeout(() => void this.save(), retryPause)
  }

  /** The server has a newer version. What this tab saved itself, as it was reloaded, is no version of somebody else. */
  #meet(theirs: NewerVersion, document: WorkflowDocument): void {
    const { state } = this.#parts
    const { revision, savedAt } = theirs
    if (sameJson(theirs.document, document)) {
      this.#kept = document
      const current = this.#parts.document.document === document
      state.setState({ saved: current ? 'saved' : 'unsaved', trouble: undefined, revision, savedAt })
      if (!current) this.changed()
    } else if (theirs.sitting === this.#sitting) {
      state.setState({ revision, saved: 'unsaved' })
      this.#saveTimer = setTimeout(() => void this.save(), 0)
    } else {
      const { author } = theirs
      state.setState({
        saved: 'conflict',
        conflict: { mine: document, theirs: theirs.document, revision, savedAt, author },
      })
    }
  }

  /** Another tab has saved this workflow: where nothing was changed here, its version is shown. */
  #heard(data: unknown): void {
    const { state, api, document } = this.#parts
    const news = data as { readonly workflow?: string; readonly revision?: number }
    const { workflowId, revision } = state.getState()
    if (news.workflow !== workflowId || workflowId === undefined || news.revision === revision) return
    if (document.document !== this.#kept) return
    const turn = this.#turn
    void api.workflows.read(workflowId).then(
      (saved) => {
        if (turn !== this.#turn || document.document !== this.#kept) return
        this.take('Changed in another tab', saved)
      },
      () => {},
    )
  }
}
