import type { CacheTier, EventError, OutputPins, OutputRef } from '../../engine/run/index.ts'
import type { RunSummary } from './api/api-types.ts'

/** How a node stands in a run. What a run does not need, or has not needed, is idle. */
export type NodeRunState = 'idle' | 'queued' | 'running' | 'done' | 'cached' | 'error'

/** One item of a node that runs once per item, or the node itself. */
export interface ItemRun {
  readonly state: NodeRunState
  /** Milliseconds since the epoch by the server's clock; `RunCentre.now()` is on the same one. */
  readonly startedAt?: number
  /** How long it took. */
  readonly ms?: number
  /** Progress, in whatever the node counts. */
  readonly done?: number
  readonly total?: number
  /** The least that was ever told: a sampler whose frames wait for the schedule to come down to them begins later than with 1. */
  readonly first?: number
  readonly detail?: string
  /** Milliseconds that one of what it counts takes, as measured in this run. */
  readonly pace?: number
  /** The first report of progress, which the pace is measured from. */
  readonly since?: { readonly done: number; readonly at: number }
  /** The last sentence that is no error. */
  readonly note?: string
  /** All of them, the newest last. */
  readonly notes?: readonly string[]
  readonly error?: EventError
  /** Where a reused result came from. */
  readonly tier?: CacheTier
  /** Why it was not reused: names of inputs that changed, or `(version)`, `(model)`, … */
  readonly missed?: string
  readonly outputs?: readonly OutputRef[]
  /** What it gave is pinned under these hashes, by port. */
  readonly pins?: OutputPins
}

/** How a node stands in a run, all of its items together. */
export interface NodeRun extends ItemRun {
  /** By name (`2`, or `0.2` inside loops), where the node runs once per item. */
  readonly items?: ReadonlyMap<string, ItemRun>
  /** How many items have ended, of how many. */
  readonly itemsDone?: number
  readonly itemsOf?: number
}

/** How a run stands, as its events tell it. */
export interface RunState {
  readonly id: string
  readonly status: RunSummary['status']
  /** The server does not know it, or no more. Without, a run of unknown status is one of which nothing was heard yet. */
  readonly lost?: boolean
  /** Number of the newest event that is in here. */
  readonly seq: number
  /** By path: `sampler`, and `shot/sampler` inside an instance. */
  readonly nodes: ReadonlyMap<string, NodeRun>
  readonly error?: EventError
  /** Times are milliseconds by the server's clock. */
  readonly queuedAt?: number
  readonly startedAt?: number
  readonly endedAt?: number
  /** How many nodes it had to look at. */
  readonly nodeCount?: number
  /** Whether it was taken up again after its worker or server was lost. */
  readonly resumed?: boolean
  /** 1 is next; absent where it does not wait. */
  readonly queuePlace?: number
}

/** A node that no event has named. */
export const idleNode: NodeRun = { state: 'idle' }

/** Whether a run can change no more. */
export function isEnded({ status }: Pick<RunState, 'status'>): boolean {
  return status === 'done' || status === 'failed' || status === 'cancelled'
}

/** Whether nothing more is to be waited for: it has ended, or the server does not know it. */
export function isOver(run: Pick<RunState, 'status' | 'lost'>): boolean {
  return isEnded(run) || run.lost === true
}
