import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { ApiProblem } from '../run/api/api.ts'
import type { KeptParts } from './keeper-parts.ts'

/** Milliseconds between attempts. */
const pause = 3000

/** Workflows that were never saved when another was opened over them: sent at once, else once the server is back. */
export class UnsentWorkflows {
  readonly #parts: Pick<KeptParts, 'api' | 'drafts'>
  readonly #waiting: (() => Promise<void>)[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #ended = false

  constructor(parts: Pick<KeptParts, 'api' | 'drafts'>) {
    this.#parts = parts
  }

  /** Sends one, and removes the draft that is kept of it in a place. */
  send(document: WorkflowDocument, place: string): void {
    const { api, drafts } = this.#parts
    this.#try(async () => {
      await api.workflows.create(document)
      // It is saved, whatever becomes of its draft.
      await drafts.remove(place).catch(() => {})
    })
  }

  /** The server is back: sends those that wait. */
  again(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const send of this.#waiting.splice(0)) this.#try(send)
  }

  /** Sends nothing more; the drafts are there at the next visit. */
  close(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }

  #try(send: () => Promise<void>): void {
    void send().catch((thrown: unknown) => {
      // What the server refuses, it would refuse again; its draft stays.
      if (this.#ended || isFinal(thrown)) return
      this.#waiting.push(send)
      this.#timer ??= setTimeout(() => this.again(), pause)
    })
  }
}

/** Whether a refusal is one of what was sent: not of when, or of whom it was sent by. */
function isFinal(thrown: unknown): boolean {
  if (!(thrown instanceof ApiProblem)) return false
  const { status } = thrown
  return status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429
}
