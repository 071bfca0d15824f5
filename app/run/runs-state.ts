import type { ApiProblem } from './api/api-problem.ts'
import type { QueueView } from './api/api-types.ts'
import type { RunState } from './run-state.ts'

/** Whether the server can be heard. `connecting` only before the first time; after that it is live or lost. */
export type Connection = 'connecting' | 'live' | 'lost'

/** How far one item of a node that runs once per item has come. */
export interface SampledItem {
  /** Its name, `2` or `0.2`. */
  readonly item: string
  /** Steps in all. */
  readonly of: number
  /** The newest step that was told. */
  readonly step: number
  /** The first that it made, where that is not 1: those before were not due, or belong to the run it goes on from. */
  readonly first?: number
}

/** The run that last made steps at a node: what its picture and its scrubber show. */
export interface SampledRun {
  readonly run: string
  /** The item that is shown, where it runs once per item: the newest that made steps, unless another is looked at. */
  readonly item?: string
  /** All that have made steps, in their order, and how many there will be. */
  readonly items?: readonly SampledItem[]
  readonly itemsOf?: number
  /** Steps in all. */
  readonly of: number
  /** The newest step that was told. */
  readonly step: number
  /** The first that it made, where that is not 1. */
  readonly first?: number
}

/** What the editor knows of runs; only `RunCentre` changes it. */
export interface RunsState {
  readonly connection: Connection
  /** The run that this editor shows. */
  readonly current: string | undefined
  /** Runs that are followed. */
  readonly runs: ReadonlyMap<string, RunState>
  /** How many runs were asked for and are not yet acknowledged. */
  readonly starting: number
  /** Why the last run that was asked for was not taken; undefined once another one is. */
  readonly refused: ApiProblem | undefined
  /** The server's queue, everybody's runs. */
  readonly queue: QueueView | undefined
  /** Grows whenever any run ends, for lists of runs and outputs. */
  readonly ended: number
  /** By path of the node. */
  readonly sampled: ReadonlyMap<string, SampledRun>
}

/** Before anything is known. */
export const noRuns: RunsState = {
  connection: 'connecting',
  current: undefined,
  runs: new Map(),
  starting: 0,
  refused: undefined,
  queue: undefined,
  ended: 0,
  sampled: new Map(),
}
