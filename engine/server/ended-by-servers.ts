import type { EventError } from '../run/index.ts'
import type { RunRecord } from '../store/index.ts'
import type { DispatchStore } from './dispatch-parts.ts'
import type { LossCount } from './loss-count.ts'

/** How often a run may be taken up again, by one server after another, without getting any further. */
const mostTakenUp = 5

/** An error where a run has gone down with server after server, as one does that takes the machine's memory; undefined where it may be tried. */
export function endedByServers(
  { id, attempt }: RunRecord,
  losses: LossCount,
  store: Pick<DispatchStore, 'told'>,
): EventError | undefined {
  if (attempt < 2 || losses.knows(id)) return undefined
  let times: number
  try {
    times = losses.takenUp(id, store.told(id))
  } catch {
    // A store that fails just now is no reason to give a run up.
    return undefined
  }
  if (times < mostTakenUp) return undefined
  const message = `The server ended ${times} times while it made this run, and got no further in between. Make the video smaller or shorter, or try again when more memory is free.`
  return { code: 'run.server-lost', subject: id, message }
}
