import type { WorkflowDocument } from '../graph/document.ts'
import type { EventError } from '../run/events.ts'

/** Where a run stands. Done, failed and cancelled are final; what cannot be told is `unknown`, never guessed. */
export type RunStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'unknown'

/** The run that this one was made from, and how. */
export interface RunOrigin {
  readonly run: string
  readonly kind: 'retry' | 'continue' | 'branch' | 'keep'
}

/** A run as lists have it: without what it was asked to do. Times are milliseconds since the epoch. */
export interface RunSummary {
  readonly id: string
  readonly status: RunStatus
  /** Title of its workflow. */
  readonly title?: string
  readonly workflowId?: string
  readonly revision?: number
  /** Denoise only this many steps. */
  readonly stopAfter?: number
  /** Higher first. */
  readonly priority: number
  /** Order among waiting runs of one priority: lower first. */
  readonly rank: number
  /** Fencing number: how often the run was given to a worker. What an older attempt sends is refused. */
  readonly attempt: number
  /** Number of its newest event; 0 before the first. */
  readonly lastSeq: number
  readonly error?: EventError
  readonly from?: RunOrigin
  readonly createdAt: number
  readonly startedAt?: number
  readonly endedAt?: number
  /** When somebody asked to cancel it while it was being made. */
  readonly cancelAskedAt?: number
}

/** A run with all that is needed to make it. */
export interface RunRecord extends RunSummary {
  /** The workflow as it was accepted: dice rolled, inputs set. */
  readonly document: WorkflowDocument
  /** What was asked for by name, as JSON. */
  readonly inputs: Readonly<Record<string, unknown>>
  /** Run to these nodes instead of to the outputs. */
  readonly targets?: readonly string[]
}

/** A run that is to be queued. */
export interface RunDraft {
  readonly document: WorkflowDocument
  readonly inputs?: Readonly<Record<string, unknown>> | undefined
  readonly workflowId?: string | undefined
  readonly revision?: number | undefined
  readonly targets?: readonly string[] | undefined
  readonly stopAfter?: number | undefined
  /** 0 by default. */
  readonly priority?: number | undefined
  readonly from?: RunOrigin | undefined
}

/** Whether a status is final. */
export function isEnded(status: RunStatus): boolean {
  return status === 'done' || status === 'failed' || status === 'cancelled'
}
