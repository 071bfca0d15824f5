import type { Patch } from './patch.ts'

/** One step that can be taken back. */
export interface HistoryEntry {
  readonly label: string
  readonly patch: Patch
}

/** What was done and what was taken back, without a bound. It holds only what each step changed. */
export class History {
  readonly #done: HistoryEntry[] = []
  readonly #undone: HistoryEntry[] = []

  /** What undo would take back. */
  get last(): HistoryEntry | undefined {
    return this.#done.at(-1)
  }

  /** What redo would bring back. */
  get next(): HistoryEntry | undefined {
    return this.#undone.at(-1)
  }

  /** Notes a step; what was taken back before can no longer be brought back. */
  record(entry: HistoryEntry): void {
    this.#done.push(entry)
    this.#undone.length = 0
  }

  /** Replaces the last step by one that does more; without one, it is as if the step had never been. */
  replaceLast(entry: HistoryEntry | undefined): void {
    this.#done.pop()
    if (entry) this.#done.push(entry)
  }

  undo(): HistoryEntry | undefined {
    const entry = this.#done.pop()
    if (entry) this.#undone.push(entry)
    return entry
  }

  redo(): HistoryEntry | undefined {
    const entry = this.#undone.pop()
    if (entry) this.#done.push(entry)
    return entry
  }
}
