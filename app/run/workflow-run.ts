import type { WorkflowDocument } from '../../engine/graph/index.ts'
import type { Keepsakes } from './keepsakes.ts'
import type { MakerTools } from './made/find-maker.ts'
import { lastRunOf } from './made/last-run-of.ts'
import type { RunBook } from './run-book.ts'
import { RunMemory } from './run-memory.ts'

/** What the run of a workflow is found and shown with. */
export interface WorkflowRunParts {
  readonly book: RunBook
  readonly tools: MakerTools
  readonly storage: Keepsakes | undefined
  /** Shows a run; undefined shows none. */
  show(run: string | undefined): void
  /** Forgets what was drawn for the workflow before. */
  clear(): void
}

/** Each workflow shows its own last run: the one that was shown before a reload, or that another browser began. */
export class WorkflowRun {
  readonly #parts: WorkflowRunParts
  readonly #memory: RunMemory
  /** Id of the workflow that is edited. */
  #workflow = ''

  constructor(parts: WorkflowRunParts) {
    this.#parts = parts
    this.#memory = new RunMemory(parts.storage)
  }

  /** Another workflow is edited: its own last run is shown, wherever that is by now. */
  open(document: WorkflowDocument): void {
    const { book, show, clear } = this.#parts
    const { id: workflow } = document
    if (workflow === this.#workflow) return
    // That none is shown in between is not to be remembered.
    this.#workflow = ''
    show(undefined)
    clear()
    this.#workflow = workflow
    const { run, sampled = {} } = this.#memory.read(workflow)
    book.setSampled(new Map(Object.entries(sampled)))
    if (run === undefined) void this.#adopt(document)
    else show(run)
  }

  /** Remembers what is shown now as what this workflow shows. */
  remember(): void {
    if (this.#workflow === '') return
    const { current, sampled } = this.#parts.book.state.getState()
    this.#memory.write(this.#workflow, { run: current, sampled: Object.fromEntries(sampled) })
  }

  /** A run of a workflow that is not open has begun: it is shown when that is opened. */
  begunElsewhere(workflow: string, run: string): void {
    this.#memory.write(workflow, { ...this.#memory.read(workflow), run })
  }

  /** A run of this workflow that another browser began: the one that is being made, or else the last of the same. */
  async #adopt(workflow: WorkflowDocument): Promise<void> {
    const { book, tools, show } = this.#parts
    const run = await lastRunOf(tools, workflow).catch(() => undefined)
    if (run !== undefined && workflow.id === this.#workflow && !book.current) show(run)
  }
}
