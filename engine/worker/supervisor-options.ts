import type { ReelgraphError } from '../define/index.ts'
import type { DeviceWish } from '../models/index.ts'
import type { RunEvent } from '../run/index.ts'
import type { PreviewHeader, WorkerOutput, WorkerSettings } from './protocol.ts'
import type { WorkerUnstarted } from './worker-unstarted.ts'

/** What a supervisor needs and whom it tells. */
export interface SupervisorOptions extends Omit<WorkerSettings, 'device'> {
  readonly device?: DeviceWish
  /**
   * In order, of the present attempt only; what came at once is told at once, so that it can be written at once. Where
   * it throws, the run ends: what cannot be told must not go on.
   */
  readonly onEvents: (attempt: number, events: readonly RunEvent[]) => void
  /** Comes before the event that mentions the file, or before the last where its node was stopped after it. */
  readonly onOutput?: (attempt: number, output: WorkerOutput) => void
  readonly onPreview?: (header: PreviewHeader, bytes: Buffer) => void
  /** The process was lost under a run, whose promise rejects with the same error. */
  readonly onLost?: (attempt: number, error: ReelgraphError) => void
  /** The process cannot be started, whoever waits for it; the next run asks for it again. */
  readonly onUnstarted?: (error: WorkerUnstarted) => void
  /** How long native code may hold the worker's loop, in ms; 10 minutes by default. */
  readonly hangMs?: number
  /** How long the worker may give no sign of life at all, in ms; 20 seconds by default. */
  readonly silenceMs?: number
  /** How long a cancelled run may take to its next step, in ms; 1.6 seconds by default, so that it has stopped after 2. */
  readonly cancelMs?: number
  /** How long `stop` waits for the step in progress, in ms; 30 seconds by default. */
  readonly stopMs?: number
  /** Further arguments of the worker's Node. */
  readonly nodeArguments?: readonly string[]
}

/** `down`: the last start failed, and the next waits or was given up. */
export type SupervisorState = 'starting' | 'idle' | 'busy' | 'down' | 'stopping' | 'stopped'
