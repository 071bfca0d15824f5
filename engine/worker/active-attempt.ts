import type { RunEvent } from '../run/index.ts'
import type { AttemptStatus, RunJob } from './protocol.ts'

/** The attempt that the worker has, or gets once it is ready. */
export interface ActiveAttempt {
  readonly job: RunJob
  resolve(status: AttemptStatus): void
  reject(error: unknown): void
  lastSeq: number
  /** Events that came and are not told yet. */
  untold: RunEvent[]
  sent: boolean
  /** Ends the process where a cancelled run does not stop by itself. */
  hardStop?: NodeJS.Timeout
}
