import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { ApiProblem, type SavedWorkflow } from '../run/api/api.ts'
import { afterRefusal } from './after-refusal.ts'
import type { KeptParts } from './keeper-parts.ts'
import { writeLastOpen } from './last-open.ts'
import type { OpenDraft } from './open-draft.ts'
import { OtherTabs, type SavedNews } from './other-tabs.ts'
import { freshName, sittingName } from './tab.ts'
import { type LeftWorkflow, UnsentWorkflows } from './unsent-workflows.ts'

/** What the server's copy is kept with. */
export interface ServerCopyParts extends KeptParts {
  readonly draft: OpenDraft
  /** Asks to send once more: at once, soon as after any change, or later, when the server may be back. */
  again(when: 'now' | 'soon' | 'later'): void
  /** Shows a newer version, which another tab has saved where nothing was changed here. */
  take(label: string, saved: SavedWorkflow): void
}

/** What the server has of the workflow that is open, and what it is sent. What somebody else saved is never overwritten. */
export class ServerCopy {
  readonly #parts: ServerCopyParts
  /** One sitting: the server merges what it saves of it. See `sittingName`. */
  #sitting = freshName()
  readonly #tabs = new OtherTabs((news) => this.#heard(news))
  readonly #unsent: UnsentWorkflows
  /** The document that the server has; undefined where it has only an older one. */
  #kept: WorkflowDocument | undefined
  /** Grows with each workflow that is opened; what an earlier one hears back is not taken. */
  #turn = 0
  /** The name of a version that was asked for and that the server has not taken yet. */
  #name: string | undefined
  /** The save of what is open that is under way, or the last one. */
  #lastSave: LeftWorkflow['lastSave']

  constructor(parts: ServerCopyParts) {
    this.#parts = parts
    this.#unsent = new UnsentWorkflows(parts)
    void sittingName().then((name) => (this.#sitting = name))
    // What an editor begins with is nothing that somebody made.
    this.#kept = parts.document.document
  }

  /** Whether the server has what is open, or need not have it. */
  get isCurrent(): boolean {
    return this.#parts.document.document === this.#kept
  }

  /** The name of a version that the server has not taken yet. */
  get owedName(): string | undefined {
    return this.#name
  }

  /** What was to have a name is not what is open any more. */
  dropName(): void {
    this.#name = undefined
  }

  /** What is open now is what the server has. */
  settle(): void {
    this.#kept = this.#parts.document.document
    this.#lastSave = undefined
  }

  /** What is open now is a draft that the server does not have. */
  fallBehind(): void {
    this.#kept = undefined
  }

  /** Sends what is unsent, as another is opened over it and the page stays: after the save that is under way. */
  sendLeft(): void {
    const { document, draft, state } = this.#parts
    const { workflowId: id, revision, conflict } = state.getState()
    if (conflict) return
    this.#unsent.send({
      document: document.document,
      place: draft.place,
      onServer: id === undefined || revision === undefined ? undefined : { id, revision },
      lastSave: this.#lastSave,
      sitting: this.#sitting,
    })
  }

  /** Another workflow is opened: what is heard of this one from now on is not taken. */
  leave(): void {
    this.#turn++
    this.#name = undefined
  }

  /** Sends what is open; with a name, as a version of the history that is never merged. A name is kept until it is taken. */
  async send(name: string | undefined): Promise<void> {
    const { api, state } = this.#parts
    const { document } = this.#parts.document
    const turn = this.#turn
    const wanted = (this.#name = name ?? this.#name)
    const { workflowId, revision, saved: before } = state.getState()
    if (before !== 'offline') state.setState({ saved: 'saving' })
    try {
      if (workflowId === undefined || revision === undefined) {
        const made = await this.#noted(document, api.workflows.create(document))
        if (turn !== this.#turn) return
        this.#accepted(made, document)
        // A workflow's first version has no name; the next has.
        if (wanted !== undefined) await this.send(wanted)
        return
      }
      const note = wanted === undefined ? { sitting: this.#sitting } : { name: wanted }
      const answer = api.workflows.save(workflowId, { workflow: document, base: revision, ...note })
      const saved = await this.#noted(document, answer)
      if (turn !== this.#turn) return
      if (this.#name === wanted) this.#name = undefined
      this.#accepted(saved, document)
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown
      if (turn === this.#turn) this.#refused(thrown, document)
    }
  }

  /** Sends what is open even as the page goes away; where it is too large for that, its draft is there at the next visit. */
  sendLast(): void {
    const { api, state, draft, document } = this.#parts
    const { workflowId, revision, conflict } = state.getState()
    if (workflowId === undefined || revision === undefined || conflict) return
    const save = { workflow: document.document, base: revision, sitting: this.#sitting }
    void api.workflows.save(workflowId, save, { keepalive: true }).then(
      () => draft.remove(workflowId),
      () => {},
    )
  }

  /** Hears nothing more. */
  close(): void {
    this.#turn++
    this.#unsent.close()
    this.#tabs.close()
  }

  /** The answer to what is sent, noted for whoever opens another workflow before it is there. */
  #noted(document: WorkflowDocument, answer: Promise<SavedWorkflow>): Promise<SavedWorkflow> {
    this.#lastSave = answer.then(
      ({ id, revision }) => ({ id, revision, document }),
      () => undefined,
    )
    return answer
  }

  #accepted({ id, revision, updatedAt }: SavedWorkflow, document: WorkflowDocument): void {
    const { state, draft, again } = this.#parts
    this.#kept = document
    draft.takenUp = false
    const { isCurrent } = this
    state.setState({
      saved: isCurrent ? 'saved' : 'unsaved',
      trouble: undefined,
      workflowId: id,
      revision,
      savedAt: updatedAt,
    })
    writeLastOpen({ workflowId: id, place: id })
    if (isCurrent) draft.settled(draft.place, id)
    else again('soon')
    this.#tabs.tell({ workflow: id, revision })
    this.#unsent.again()
  }

  #refused(problem: ApiProblem, document: WorkflowDocument): void {
    const { state, draft, again } = this.#parts
    const { seen, next } = afterRefusal(problem, document, draft.takenUp ? undefined : this.#sitting)
    if (next !== 'kept') {
      draft.write()
      state.setState(seen)
      if (next !== 'choice') again(next)
      return
    }
    this.#kept = document
    draft.takenUp = false
    const { isCurrent } = this
    state.setState({ ...seen, saved: isCurrent ? 'saved' : 'unsaved' })
    if (isCurrent && this.#name === undefined)
      draft.settled(draft.place, state.getState().workflowId ?? draft.place)
    else again('soon')
  }

  #heard({ workflow, revision: newest }: Partial<SavedNews>): void {
    const { state, api, take } = this.#parts
    const { workflowId, revision } = state.getState()
    if (workflow !== workflowId || workflowId === undefined || newest === revision) return
    if (!this.isCurrent) return
    const turn = this.#turn
    void api.workflows.read(workflowId).then(
      (saved) => {
        if (turn === this.#turn && this.isCurrent) take('Changed in another tab', saved)
      },
      () => {},
    )
  }
}
