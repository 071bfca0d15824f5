import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { ApiProblem } from '../run/api/api.ts'
import type { KeptParts } from './keeper-parts.ts'

/** Milliseconds between attempts. */
const pause = 3000

/** Where the server has a workflow. */
interface OnServer {
  readonly id: string
  readonly revision: number
}

/** A workflow that was left with something in it that the server does not have. */
export interface LeftWorkflow {
  readonly document: WorkflowDocument
  /** Where its draft is while it has no id. */
  readonly place: string
  readonly onServer?: OnServer | undefined
  /** The save of it that may be under way: what it sends and where the server then has it, undefined where it fails. */
  readonly lastSave?: Promise<(OnServer & { readonly document: WorkflowDocument }) | undefined> | undefined
  readonly sitting?: string
}

/**
 * What is unsent of workflows that another was opened over: sent at once, or after the save that is under way. One that was
 * never saved has no place on the server that it could be found by, so it is sent again until the server is back; the draft
 * of another is there when it is opened again.
 */
export class UnsentWorkflows {
  readonly #parts: Pick<KeptParts, 'api' | 'drafts'>
  readonly #waiting: (() => Promise<void>)[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #ended = false

  constructor(parts: Pick<KeptParts, 'api' | 'drafts'>) {
    this.#parts = parts
  }

  /** Sends one, and removes the drafts that are kept of it. */
  send({ document, place, onServer, lastSave, sitting }: LeftWorkflow): void {
    const { api, drafts } = this.#parts
    const { workflows } = api
    this.#try(async () => {
      const taken = await lastSave
      const { id, revision } = taken ?? onServer ?? {}
      if (id === undefined || revision === undefined) await workflows.create(document)
      else if (taken?.document !== document)
        await workflows.save(id, { workflow: document, base: revision, ...(sitting && { sitting }) })
      // It is saved, whatever becomes of its drafts.
      for (const at of [place, id ?? place]) await drafts.remove(at).catch(() => {})
    }, onServer === undefined)
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

  #try(send: () => Promise<void>, again = true): void {
    void send().catch((thrown: unknown) => {
      // What the server refuses, it would refuse again; its draft stays.
      if (!again || this.#ended || isFinal(thrown)) return
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
