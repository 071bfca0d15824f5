import type { RunEvent } from '../run/index.ts'

/** How often a run may take the worker with it without getting any further. */
const mostLosses = 3
/** Memory runs out again at the same place; one more try tells an accident from a habit. */
const mostOutOfMemory = 2

interface Progress {
  /** How far each node was, of any attempt: 0 where it began, 1 where all of it was there. */
  readonly furthest: Map<string, number>
  losses: number
}

/**
 * How far the nodes of a run were and how often the worker died since one got further: who decides between another try and an
 * error. An attempt finds nodes cached that the one before counted step by step, or asks for fewer: only a place that no attempt
 * had reached counts.
 */
export class LossCount {
  readonly #runs = new Map<string, Progress>()

  /** Takes note of what a run tells. */
  heard(run: string, events: readonly RunEvent[]): void {
    const progress = this.#of(run)
    for (const event of events) {
      if (event.type !== 'node.progress' && event.type !== 'node.done' && event.type !== 'node.cached')
        continue
      const reached = reachedBy(event)
      if (reached <= (progress.furthest.get(event.node) ?? 0)) continue
      progress.furthest.set(event.node, reached)
      progress.losses = 0
    }
  }

  /** How often a run of an earlier server was taken up again since it got further, by all that was told of it. */
  takenUp(run: string, told: readonly RunEvent[]): number {
    this.forget(run)
    for (const event of told) {
      if (event.type === 'run.resumed') this.#of(run).losses++
      else this.heard(run, [event])
    }
    return this.#of(run).losses
  }

  /** Whether anything is known of a run. */
  knows(run: string): boolean {
    return this.#runs.has(run)
  }

  /** Counts a loss and says whether the run is worth another attempt. */
  mayTryAgain(run: string, code: string): boolean {
    const progress = this.#of(run)
    progress.losses++
    return progress.losses < (code === 'worker.out-of-memory' ? mostOutOfMemory : mostLosses)
  }

  forget(run: string): void {
    this.#runs.delete(run)
  }

  #of(run: string): Progress {
    const known = this.#runs.get(run) ?? { furthest: new Map(), losses: 0 }
    this.#runs.set(run, known)
    return known
  }
}

/** The part of a node that is there. Its items come in order, so that those before one are done; to be at a last step is not to be done. */
function reachedBy(
  event: Extract<RunEvent, { type: 'node.progress' | 'node.done' | 'node.cached' }>,
): number {
  let reached = event.type === 'node.progress' ? Math.min(1, event.done / Math.max(1, event.total)) / 2 : 1
  for (let item = event.item; item; item = item.within) reached = (item.index + reached) / item.of
  return reached
}
