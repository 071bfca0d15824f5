import { ReelgraphError } from '../define/index.ts'
import { howEnded } from './worker-lost.ts'
import type { ProcessEnd } from './worker-lost.ts'

/** The process that owns the device cannot be started: nothing of what waits for it was begun, so it may wait on. */
export class WorkerUnstarted extends ReelgraphError {
  override readonly name = 'WorkerUnstarted'
}

/** Names why a process does not start: as it said itself, with a code of another room, or as it ended: `worker.unstarted`. */
export function nameUnstarted(end: ProcessEnd, said: ReelgraphError | undefined): WorkerUnstarted {
  if (said) return new WorkerUnstarted(said.code, said.subject, said.message, { cause: said })
  const how = end.verdict ? `: ${end.verdict.reason}` : ` ${howEnded(end)}`
  const message = `The process that makes videos cannot be started${how}`
  return new WorkerUnstarted('worker.unstarted', 'worker', message)
}
