import type { FollowedRuns } from './followed-runs.ts'
import type { PreviewLink } from './lanes/preview-link.ts'
import type { RunPlan } from './plan-of.ts'
import type { RunBook } from './run-book.ts'
import { isOver } from './run-state.ts'

/** What the run that is shown is followed and drawn with. */
export interface ShownRunParts {
  readonly book: RunBook
  readonly followed: FollowedRuns
  readonly preview: PreviewLink
  /** Remembers what is shown now. */
  remember(): void
  /** Id of the workflow that is edited; undefined where none is. */
  open(): string | undefined
  /** A run of another workflow has begun: what that one shows when it is opened. */
  begunElsewhere(workflow: string, run: string): void
}

/**
 * Which run is shown: one that was chosen or, of those of the open workflow that were asked for here, the next when what is
 * shown has ended.
 */
export class ShownRun {
  readonly #parts: ShownRunParts
  /** Runs that were asked for here and have not ended: where nothing else is being made, the one that begins is shown. */
  readonly #mine = new Set<string>()

  constructor(parts: ShownRunParts) {
    this.#parts = parts
  }

  /** Follows a run, shows it and watches its previews; undefined shows none. */
  show(id: string | undefined): void {
    const { book, followed, preview, remember } = this.#parts
    const { current } = book.state.getState()
    if (current === id) return
    book.show(id)
    if (current !== undefined && !this.#mine.has(current)) followed.leave(current)
    preview.watch(id)
    remember()
    if (id === undefined) return
    followed.follow(id)
    if (!book.plan(id)) void followed.learn(id)
  }

  /** Follows a run that was asked for here; it is shown now, or when those before it have ended. */
  admit(id: string, plan: RunPlan | undefined): void {
    const { book, followed } = this.#parts
    this.#mine.add(id)
    book.begin(id, plan, 'queued')
    followed.follow(id)
    if (plan) this.#showNext(id)
    else void followed.learn(id).finally(() => this.#showNext(id))
  }

  /** A run has begun, of whoever. */
  begun(id: string): void {
    // Of one whose workflow is not known yet, it is shown when that is.
    if (this.#mine.has(id) && this.#parts.book.plan(id)) this.#showNext(id)
  }

  /** A run that was followed has ended, or is not known to the server. */
  ended(id: string): void {
    const { book, followed, remember } = this.#parts
    this.#mine.delete(id)
    if (id !== book.state.getState().current) return followed.leave(id)
    remember()
    const next = [...this.#mine].find(
      (run) => book.run(run)?.status === 'running' && book.plan(run) && this.#elsewhere(run) === undefined,
    )
    if (next !== undefined) this.show(next)
  }

  #showNext(id: string): void {
    const { book, begunElsewhere } = this.#parts
    const elsewhere = this.#elsewhere(id)
    if (elsewhere !== undefined) return begunElsewhere(elsewhere, id)
    const { current } = book
    if (!current || isOver(current)) this.show(id)
  }

  /** The workflow of a run, where that is another than the open one. */
  #elsewhere(id: string): string | undefined {
    const of = this.#parts.book.plan(id)?.workflow
    const open = this.#parts.open()
    return of === open || open === undefined ? undefined : of
  }
}
