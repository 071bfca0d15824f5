import { hasCode } from '../define/index.ts'
import type { DispatchStore } from './dispatch-parts.ts'
import { insist } from './insist.ts'

/**
 * Wishes to cancel runs that are being made. Each is on disk before it is answered; where the disk is full it is kept
 * here and written once there is room, for a run that is not wanted must not go on because nothing can be written.
 */
export class CancelWishes {
  readonly #store: Pick<DispatchStore, 'askCancel'>
  readonly #trouble: (error: unknown) => void
  readonly #everyMs: number
  /** Runs whose wish is not on disk yet. */
  readonly #unwritten = new Set<string>()

  constructor(store: Pick<DispatchStore, 'askCancel'>, trouble: (error: unknown) => void, everyMs: number) {
    this.#store = store
    this.#trouble = trouble
    this.#everyMs = everyMs
  }

  /** Whether a run is to be cancelled and the store may not know of it. */
  has(run: string): boolean {
    return this.#unwritten.has(run)
  }

  /** Remembers that a run is to be cancelled. */
  ask(run: string): void {
    if (this.#unwritten.has(run)) return
    this.#unwritten.add(run)
    void insist(() => this.#write(run), {
      everyMs: this.#everyMs,
      trouble: this.#trouble,
      givesUp: () => !this.#unwritten.has(run),
    })
  }

  /** The run has ended, or the server does: nothing is left to remember. */
  forget(run: string): void {
    this.#unwritten.delete(run)
  }

  /** Nothing is written any more. */
  stop(): void {
    this.#unwritten.clear()
  }

  #write(run: string): void {
    if (!this.#unwritten.has(run)) return
    try {
      this.#store.askCancel(run)
    } catch (error) {
      // What has ended meanwhile needs no wish.
      if (!hasCode(error) || error.code !== 'run.not-running') throw error
    }
    this.#unwritten.delete(run)
  }
}
