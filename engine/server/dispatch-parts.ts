import type { EventError, RunEvent } from '../run/index.ts'
import type { RunRecord } from '../store/index.ts'
import type { Supervisor } from '../worker/index.ts'

/** The part of the store that the dispatcher needs. */
export interface DispatchStore {
  readonly paused: boolean
  claimNext(): RunRecord | undefined
  orphans(): readonly RunRecord[]
  requeue(run: string): void
  askCancel(run: string): void
  append(run: string, attempt: number, events: readonly RunEvent[]): readonly RunEvent[]
  read(run: string): RunRecord | undefined
  /** All that was told of a run, in order. */
  told(run: string): readonly RunEvent[]
}

/** The device's process, as the dispatcher sees it. */
export type DispatchDevice = Pick<Supervisor, 'run' | 'cancel'>

/** What the dispatcher tells of. */
export interface DispatchNews {
  events(run: string, events: readonly RunEvent[]): void
  /** A run left the queue or came back to it. */
  queue(): void
  error(error: EventError): EventError
  /** A run has ended, and the next is not begun before this resolves. It never rejects. */
  between?(): Promise<void>
  /** The store failed; what had to be written is tried again until it is. */
  trouble(error: unknown): void
}
