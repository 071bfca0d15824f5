import type { Store } from '../store/index.ts'
import type { DispatchStore } from './dispatch-parts.ts'

/** The dispatcher's view of the store. */
export function dispatchStore({ runs, queue, events }: Store): DispatchStore {
  return {
    get paused() {
      return queue.paused
    },
    claimNext: () => runs.claimNext(),
    orphans: () => runs.orphans(),
    requeue: (run) => runs.requeue(run),
    askCancel: (run) => runs.askCancel(run),
    append: (run, attempt, events) => runs.append(run, attempt, events),
    read: (run) => runs.read(run),
    told: (run) => events.after(run, 0, Number.MAX_SAFE_INTEGER),
  }
}
