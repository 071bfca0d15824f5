import type { StoreApi } from 'zustand/vanilla'
import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { ApiProblem } from '../run/api/api.ts'
import type { Drafts } from './drafts.ts'
import type { KeeperParts } from './keeper.ts'
import type { KeeperState } from './keeper-state.ts'
import { writeLastOpen } from './last-open.ts'

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
  /** One sitting: the server merges what it saves of it. */
  readonly #sitting = crypto.randomUUID()
  readonly #others = new BroadcastChannel('reelgraph.saved')
  readonly #unsubscribe: () => void
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
    this.#kept = parts.document.document
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
    this.#turn++
    this.#quiet = true
  }

  /** Another workflow is open. */
  opened(): void {
    this.#quiet = false
    this.#kept = this.#parts.document.document
  }

  /** Something was changed. */
  changed(): void {
    const { state } = this.#parts
    if (state.getState().saved === 'saved') state.setState({ saved: 'unsaved' })
    this.#draftTimer ??= setTimeout(() => this.#draft(), draftPause)
    clearTimeout(this.#saveTimer)
    this.#saveTimer = setTimeout(() => void this.save(), savePause)
  }

  /** Saves now; with a name, as a version of the history that is never merged. Resolves when it is saved or kept here. */
  async save(name?: string): Promise<void> {
    clearTimeout(this.#saveTimer)
    await this.#saving
    if (this.#parts.state.getState().conflict) return
    const document = this.#parts.document.document
    if (document === this.#kept && name === undefined) return
    this.#saving = this.#send(document, name).finally(() => {
      this.#saving = undefined
    })
    await this.#saving
  }

  /** Writes what is pending, as the page may go. */
  flush(): void {
    if (this.#quiet || this.#parts.document.document === this.#kept) return
    this.#draft()
    const { workflowId, revision } = this.#parts.state.getState()
    if (workflowId === undefined || revision === undefined || this.#parts.state.getState().conflict) return
    // Sent even as the page goes away; where it is too large for that, the draft is there at the next visit.
    void this.#parts.api.workflows
      .save(
        workflowId,
        { workflow: this.#parts.document.document, base: revision, sitting: this.#sitting },
        { keepalive: true },
      )
      .catch(() => {})
  }

  /** Stops. */
  close(): void {
    this.flush()
    this.#turn++
    this.#quiet = true
    this.#unsubscribe()
    clearTimeout(this.#draftTimer)
    clearTimeout(this.#saveTimer)
    this.#others.close()
  }

  #draft(): void {
    clearTimeout(this.#draftTimer)
    this.#draftTimer = undefined
    const { document } = this.#parts.document
    const { workflowId, revision } = this.#parts.state.getState()
    const place = workflowId ?? document.id
    writeLastOpen({ workflowId, place })
    const draft = { id: document.id, document, workflowId, revision, at: Date.now() }
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
      if (current) void Promise.all([drafts.remove(document.id), drafts.remove(saved.id)]).catch(() => {})
      else this.changed()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
      this.#others.postMessage({ workflow: saved.id, revision: saved.revision })
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown
      if (turn === this.#turn) this.#refused(thrown, document)
    }
  }

  #refused(problem: ApiProblem, document: WorkflowDocument): void {
    const { state } = this.#parts
    this.#draft()
    const versions = problem.versions as
      | {
          readonly current?: {
            readonly document?: WorkflowDocument
            readonly revision?: number
            readonly createdAt?: number
            readonly author?: string
          }
        }
      | undefined
    const theirs = versions?.current
    if (problem.status === 409 && theirs?.document && theirs.revision !== undefined) {
      state.setState({
        saved: 'conflict',
        trouble: problem.detail,
        conflict: {
          mine: document,
          theirs: theirs.document,
          revision: theirs.revision,
          savedAt: theirs.createdAt ?? Date.now(),
          author: theirs.author,
        },
      })
      return
    }
    // A workflow that was deleted elsewhere is saved anew rather than lost.
    if (problem.status === 404) state.setState({ workflowId: undefined, revision: undefined })
    const offline = problem.status === 0 || problem.status >= 500 || problem.status === 404
    state.setState({ saved: offline ? 'offline' : 'unsaved', trouble: problem.detail })
    this.#saveTimer = setTimeout(() => void this.save(), retryPause)
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
        this.#quiet = true
        document.replace('Changed in another tab', saved.workflow)
        this.#quiet = false
        this.#kept = document.document
        state.setState({ revision: saved.revision, savedAt: saved.updatedAt })
      },
      () => {},
    )
  }
}
