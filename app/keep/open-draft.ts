import type { KeptParts } from './keeper-parts.ts'
import { writeLastOpen } from './last-open.ts'
import { freshName } from './tab.ts'

/** Milliseconds from a change to the draft. */
const pause = 120

/** The draft of the workflow that is open, in this browser. */
export class OpenDraft {
  readonly #parts: Pick<KeptParts, 'document' | 'drafts' | 'state'>
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Where it is kept while the workflow was never saved. */
  place = freshName()
  /** Whether it was left by a tab that is closed, and the server has not taken it since. */
  takenUp = false

  constructor(parts: Pick<KeptParts, 'document' | 'drafts' | 'state'>) {
    this.#parts = parts
  }

  /** Writes it soon. */
  later(): void {
    this.#timer ??= setTimeout(() => this.write(), pause)
  }

  /** Writes it now; an untouched one is as it was opened. */
  write(untouched = false): void {
    this.stop()
    const { document } = this.#parts.document
    const { workflowId, revision } = this.#parts.state.getState()
    const place = workflowId ?? this.place
    writeLastOpen({ workflowId, place })
    const { takenUp } = this
    const draft = { id: document.id, document, workflowId, revision, at: Date.now(), untouched, takenUp }
    // A browser that keeps no drafts still saves to the server.
    void this.#parts.drafts.write(place, draft).catch(() => {})
  }

  /** Writes nothing more. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** What is open is as the server has it: nothing of it is to be written, and the drafts of its places go. */
  settled(...places: readonly string[]): void {
    this.stop()
    this.remove(...places)
  }

  /** Removes the drafts of places whose workflows the server has. */
  remove(...places: readonly string[]): void {
    void Promise.all(places.map((place) => this.#parts.drafts.remove(place))).catch(() => {})
  }
}
