import type { WorkflowDocument } from '../../engine/graph/index.ts'
import type { KeptParts } from './keeper-parts.ts'

/** Workflows that were never saved when another was opened over them: sent at once, else once the server is back. */
export class UnsentWorkflows {
  readonly #parts: Pick<KeptParts, 'api' | 'drafts'>
  readonly #waiting: (() => Promise<void>)[] = []

  constructor(parts: Pick<KeptParts, 'api' | 'drafts'>) {
    this.#parts = parts
  }

  /** Sends one, and removes the draft that is kept of it in a place. */
  send(document: WorkflowDocument, place: string): void {
    const { api, drafts } = this.#parts
    this.#try(() => api.workflows.create(document).then(() => drafts.remove(place)))
  }

  /** The server is back: sends those that wait. */
  again(): void {
    for (const send of this.#waiting.splice(0)) this.#try(send)
  }

  #try(send: () => Promise<void>): void {
    void send().catch(() => this.#waiting.push(send))
  }
}
