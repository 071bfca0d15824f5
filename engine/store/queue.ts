import type { RunEvent } from '../run/events.ts'
import type { RunSummary } from './run-record.ts'

/**
 * The runs that wait, and in which order. What is said of a run throws `run.unknown`, or `run.not-queued` where it does
 * not wait.
 */
export interface RunQueue {
  /** Whether no further run is started; it outlives the server. */
  readonly paused: boolean
  /** Starts no further run. */
  pause(): void
  /** Goes on. */
  resume(): void
  /** How many runs wait. */
  size(): number
  /** The next runs, in the order in which they will be taken. */
  list(limit: number): readonly RunSummary[]
  /** Puts a run right before another, whose priority it takes; without one, at the end of its own priority. */
  move(run: string, before?: string): void
  /** Puts a run before everything that waits, raising its priority where that takes it. */
  first(run: string): void
  /** Higher goes first; among its new equals the run keeps its rank. */
  setPriority(run: string, priority: number): void
  /** Ends a run that was not started; the event is on disk and is returned to be told. */
  cancelQueued(run: string): RunEvent
}
