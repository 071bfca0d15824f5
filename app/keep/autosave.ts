import type { SavedWorkflow } from '../run/api/api.ts'
import type { SavedAs } from '../run/run-watch-options.ts'
import type { KeptParts } from './keeper-parts.ts'
import { OpenDraft } from './open-draft.ts'
import { ServerCopy } from './server-copy.ts'

/** Milliseconds from a change to the server, and between attempts to reach it. */
const [savePause, retryPause] = [700, 3000]

/**
 * Saves every change: as a draft in this browser at once, and within a second as a revision on the server. Where somebody
 * else saved first, nothing is sent until a person chooses.
 */
export class Autosave {
  readonly #parts: KeptParts
  readonly #draft: OpenDraft
  readonly #copy: ServerCopy
  readonly #unsubscribe: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined
  /** Whether what changes now is no change of a person's. */
  #quiet = false

  constructor(parts: KeptParts) {
    this.#parts = parts
    const draft = new OpenDraft(parts)
    this.#draft = draft
    this.#copy = new ServerCopy({
      ...parts,
      draft,
      again: (when) => (when === 'soon' ? this.changed() : this.#saveIn(when === 'now' ? 0 : retryPause)),
      take: (label, saved) => this.take(label, saved),
    })
    this.#unsubscribe = parts.document.state.subscribe(({ changes }, before) => {
      if (changes !== before.changes && !this.#quiet) this.changed()
    })
  }

  /** Another workflow is about to be opened: what is pending is written first and sent, and the opening is no change. */
  begin(): void {
    this.#stopTimer()
    if (!this.#quiet && !this.#copy.isCurrent) {
      this.#draft.write()
      this.#copy.sendLeft()
    }
    this.#copy.leave()
    this.#quiet = true
  }

  /** Another workflow is open. What the server does not have is kept here, so that a reload brings it back as it is. */
  opened(place: string): void {
    this.#quiet = false
    this.#copy.settle()
    this.#draft.place = place
    this.#draft.takenUp = false
    if (this.#parts.state.getState().workflowId === undefined) this.#draft.write(true)
  }

  /** What is open is a draft that the server does not have, `takenUp` from a tab that is closed or this one's own. */
  behind(takenUp = false): void {
    this.#draft.takenUp = takenUp
    this.#copy.fallBehind()
    this.changed()
  }

  /** Something was changed. */
  changed(): void {
    const { state } = this.#parts
    if (state.getState().saved === 'saved') state.setState({ saved: 'unsaved' })
    this.#draft.later()
    // Counted from the first change: who types without a pause is saved as well.
    this.#timer ??= setTimeout(() => void this.save(), savePause)
  }

  /** Saves now; with a name, as a version of the history that is never merged. Resolves when it is saved or kept here. */
  async save(name?: string): Promise<void> {
    await this.#saving
    this.#stopTimer()
    if (this.#parts.state.getState().conflict) return
    if (this.#copy.isCurrent && name === undefined && this.#copy.owedName === undefined) return
    this.#saving = this.#copy.send(name).finally(() => {
      this.#saving = undefined
    })
    await this.#saving
  }

  /** The name that a version was given and that the server has not taken yet. */
  get owedName(): string | undefined {
    return this.#copy.owedName
  }

  /** Where the server has what is open; what it never had, as an untouched template, is sent first. Undefined where that fails. */
  async place(): Promise<SavedAs | undefined> {
    const { state } = this.#parts
    await this.#saving
    if (state.getState().workflowId === undefined) {
      this.#copy.fallBehind()
      await this.save()
    }
    const { workflowId, revision } = state.getState()
    return workflowId === undefined || revision === undefined ? undefined : { workflowId, revision }
  }

  /** Shows another version of this workflow, which the server has: one entry of the history of edits, and no change to save. */
  take(label: string, saved: Pick<SavedWorkflow, 'workflow' | 'revision' | 'updatedAt'>): void {
    const { document, state } = this.#parts
    this.#stopTimer()
    this.#quiet = true
    document.replace(label, saved.workflow)
    this.#quiet = false
    this.#copy.settle()
    this.#copy.dropName()
    this.#draft.takenUp = false
    state.setState({
      saved: 'saved',
      trouble: undefined,
      conflict: undefined,
      revision: saved.revision,
      savedAt: saved.updatedAt,
    })
    this.#draft.settled(state.getState().workflowId ?? this.#draft.place)
  }

  /** Writes what is pending, as the page may go. */
  flush(): void {
    if (this.#quiet || this.#copy.isCurrent) return
    this.#draft.write()
    this.#copy.sendLast()
  }

  /** Stops. */
  close(): void {
    this.flush()
    this.#quiet = true
    this.#unsubscribe()
    this.#draft.stop()
    this.#stopTimer()
    this.#copy.close()
  }

  #saveIn(ms: number): void {
    this.#stopTimer()
    this.#timer = setTimeout(() => void this.save(), ms)
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
