import { createStore, type StoreApi } from 'zustand/vanilla'
import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import type { Command, EditContext, Refusal } from './command.ts'
import { History } from './history.ts'
import { apply, diff, inverse, type Patch } from './patch.ts'
import { sameJson } from './same-json.ts'
import { GraphReader } from './view/graph-reader.ts'

/** What is seen of the workflow that is being edited. */
export interface DocumentState {
  readonly document: WorkflowDocument
  /** Grows with every change of the workflow, for whoever saves it. */
  readonly changes: number
  /** Grows with every workflow that is opened in place of the one before. */
  readonly openings: number
  /** Names of what undo and redo would do; undefined where there is nothing. */
  readonly undoLabel: string | undefined
  readonly redoLabel: string | undefined
}

/** What came of a command. */
export type Outcome =
  | { readonly ok: true; readonly made: readonly string[] }
  | ({ readonly ok: false } & Refusal)

/** Edits of one field within this many milliseconds of each other are one entry. */
const typingPause = 1000

/** The workflow that is being edited, with its history. One gesture is one entry of it. */
export class DocumentStore {
  /** For subscribers; only this class sets it. */
  readonly state: StoreApi<DocumentState>
  readonly context: EditContext
  readonly #now: () => number
  #history = new History()
  #gesture: { readonly label: string; readonly start: WorkflowDocument } | undefined
  #typing: { readonly key: string; readonly start: WorkflowDocument; readonly at: number } | undefined

  constructor(document: WorkflowDocument, registry: NodeRegistry, now: () => number = Date.now) {
    this.context = { registry, reader: new GraphReader(registry) }
    this.#now = now
    this.state = createStore(() => ({
      document,
      changes: 0,
      openings: 0,
      undoLabel: undefined,
      redoLabel: undefined,
    }))
  }

  get document(): WorkflowDocument {
    return this.state.getState().document
  }

  /** Does a command, or says why not. Within a gesture it becomes part of the gesture's entry. */
  run(command: Command): Outcome {
    const before = this.document
    const edited = command.apply(before, this.context)
    if (edited.refused) return { ok: false, ...edited.refused }
    const patch = realChange(before, edited.document)
    const made = edited.made ?? []
    if (patch.length === 0) return { ok: true, made }
    if (!this.#gesture) this.#record(command, before, edited.document, patch)
    this.#show(edited.document)
    return { ok: true, made }
  }

  /** Begins a gesture: everything up to `commit` is one entry. A gesture that is open is committed. */
  begin(label: string): void {
    this.commit()
    this.#gesture = { label, start: this.document }
  }

  /** Ends the gesture; where nothing has changed in the end, it leaves no entry. */
  commit(): void {
    if (!this.#gesture) return
    const { label, start } = this.#gesture
    this.#gesture = undefined
    const patch = realChange(start, this.document)
    if (patch.length > 0) {
      this.#typing = undefined
      this.#history.record({ label, patch })
    }
    this.#show(this.document)
  }

  /** Ends the gesture as if it had not begun. */
  cancel(): void {
    const start = this.#gesture?.start
    this.#gesture = undefined
    if (start && start !== this.document) this.#show(start)
  }

  /** Takes the last entry back; an open gesture is committed and taken back. */
  undo(): boolean {
    this.commit()
    this.#typing = undefined
    const entry = this.#history.undo()
    if (entry) this.#show(apply(this.document, inverse(entry.patch)))
    return entry !== undefined
  }

  /** Brings back what was taken back last. */
  redo(): boolean {
    this.commit()
    this.#typing = undefined
    const entry = this.#history.redo()
    if (entry) this.#show(apply(this.document, entry.patch))
    return entry !== undefined
  }

  /** Opens another workflow; the history begins anew. */
  open(document: WorkflowDocument): void {
    this.#gesture = undefined
    this.#typing = undefined
    this.#history = new History()
    this.#show(document, 1)
  }

  /** Replaces the workflow by another version of it (a restored revision) as one entry. */
  replace(label: string, document: WorkflowDocument): void {
    this.run({ label, apply: () => ({ document }) })
  }

  #record(command: Command, before: WorkflowDocument, after: WorkflowDocument, patch: Patch): void {
    const { label, typing } = command
    const at = this.#now()
    const going = this.#typing
    if (typing !== undefined && going?.key === typing && at - going.at <= typingPause) {
      const whole = realChange(going.start, after)
      this.#history.replaceLast(whole.length > 0 ? { label, patch: whole } : undefined)
      this.#typing = whole.length > 0 ? { ...going, at } : undefined
      return
    }
    this.#history.record({ label, patch })
    this.#typing = typing === undefined ? undefined : { key: typing, start: before, at }
  }

  #show(document: WorkflowDocument, opened = 0): void {
    this.state.setState(({ document: shown, changes, openings }) => ({
      document,
      openings: openings + opened,
      changes: document === shown ? changes : changes + 1,
      undoLabel: this.#gesture?.label ?? this.#history.last?.label,
      redoLabel: this.#history.next?.label,
    }))
  }
}

/** What differs, or nothing where it differs in objects only. */
function realChange(before: WorkflowDocument, after: WorkflowDocument): Patch {
  const patch = diff(before, after)
  const real = patch.some(({ entries }) =>
    entries.some((entry) => entry.is !== 'set' || !sameJson(entry.before, entry.after)),
  )
  return real ? patch : []
}
