import type { RunEvent } from '../run/index.ts'

/** How often a run may take the worker with it without getting any further. */
const mostLosses = 3
/** Memory runs out again at the same place; one more try tells an accident from a habit. */
const mostOutOfMemory = 2

/** How far a run was and how often the worker died since it got further: who decides between another try and an error. */
export class LossCount {
  readonly #runs = new Map<string, { furthest: number; reached: number; losses: number }>()

  /** Counts finished nodes and steps of what a run tells. */
  heard(run: string, events: readonly RunEvent[]): void {
    const state = this.#of(run)
    for (const event of events) {
      // An attempt begins at its start again and overtakes the one before only when it is really further.
      if (event.type === 'run.started' || event.type === 'run.resumed') state.reached = 0
      else if (event.type === 'node.done' || event.type === 'node.cached')
        state.reached = Math.floor(state.reached) + 1
      else if (event.type === 'node.progress')
        state.reached = Math.floor(state.reached) + Math.min(0.999, event.done / Math.max(1, event.total))
    }
    if (state.reached > state.furthest) {
      state.furthest = state.reached
      state.losses = 0
    }
  }

  /** Counts a loss and says whether the run is worth another attempt. */
  mayTryAgain(run: string, code: string): boolean {
    const state = this.#of(run)
    state.losses++
    return state.losses < (code === 'worker.out-of-memory' ? mostOutOfMemory : mostLosses)
  }

  forget(run: string): void {
    this.#runs.delete(run)
  }

  #of(run: string): { furthest: number; reached: number; losses: number } {
    const known = this.#runs.get(run) ?? { furthest: -1, reached: 0, losses: 0 }
    this.#runs.set(run, known)
    return known
  }
}
