import type { External, Kind, ReelgraphError, SavedOutput, Services } from '../define/index.ts'
import type { NodePath } from '../graph/compiled.ts'
import type { BlobStore } from './blob-store.ts'
import type { CheckpointStore } from './checkpoint-store.ts'
import type { OnPreview, RunEvent } from './events.ts'
import type { WorkflowHistory } from './key-history.ts'
import type { PoolSizes } from './resource-pools.ts'
import type { Outputs, ResultCache } from './result-cache.ts'
import type { Shared } from './share-outputs.ts'

/** A node's implementation as the executor calls it; its declaration says what it takes and gives. */
export type NodeRun = (context: never) => unknown

/** Implementations by node type: all at hand, or fetched when a type is first needed. */
export type Implementations =
  | ReadonlyMap<string, NodeRun>
  | ((type: string) => NodeRun | undefined | Promise<NodeRun | undefined>)

/** What a run needs and may be told. Only the first three are required. */
export interface ExecuteOptions {
  /** The run's id, in every event. */
  readonly run: string
  readonly implementations: Implementations
  readonly services: Services
  /** What to make instead of the graph's outputs: run to here. */
  readonly targets?: readonly NodePath[]
  /** Shared between runs; by default this run's own. */
  readonly cache?: ResultCache
  /** What nodes of this workflow were last made from; by default all that the cache's own history has by their names. */
  readonly history?: WorkflowHistory
  readonly checkpoints?: CheckpointStore
  /** Largest share of the time that checkpoints may take; 0.02 by default, without limit where `stopAfter` is given. */
  readonly checkpointShare?: number
  /** Where pinned outputs of frozen nodes are. */
  readonly blobs?: BlobStore
  /** Provider, precision and numerics version: part of the keys of device nodes. */
  readonly environment?: string
  /** Content hash of a thing outside the graph. */
  readonly hashOf?: (external: External) => string | Promise<string>
  /** Lets several readers of an output share what it takes to read it; where it gives nothing, each reads for itself. */
  readonly share?: (kind: Kind, value: unknown, readers: number) => Shared | undefined
  /** Ends the run between steps. */
  readonly signal?: AbortSignal
  /** Denoise only this many steps; of nodes that can, one made from another, the last. Part of its key. */
  readonly stopAfter?: number
  /** Pin what the targets give in `blobs`, and say so in `node.kept`. */
  readonly keep?: boolean
  readonly onEvent?: (event: RunEvent) => void
  readonly onPreview?: OnPreview
  /** A file is there that no event names, for its node was stopped or failed after it; comes before the last event. */
  readonly onUnnamedFile?: (node: NodePath, file: SavedOutput) => void
  /** Milliseconds since the epoch. */
  readonly now?: () => number
  readonly pools?: Partial<PoolSizes>
  /** How long nodes that were told to stop may take before the run ends without them, in ms; 2000 by default. */
  readonly graceMs?: number | (() => number)
  /** At most this many `node.progress` a second for each node; 10 by default. */
  readonly progressPerSecond?: number
  /** The last event number used, where others told of the run before it starts. */
  readonly lastSeq?: number
  /** The same for a run that goes on after a restart and says so. */
  readonly resumedAfter?: number
  /** What to do about an error, by code; asked before the executor's own table. */
  readonly advise?: (code: string) => string | undefined
}

/** How a run went. */
export interface RunResult {
  readonly status: 'done' | 'failed' | 'cancelled'
  /** Outputs of the targets that are not inside a loop, by node; of those that were made. */
  readonly values: ReadonlyMap<NodePath, Outputs>
  /** Files that effect nodes published or found published, in order. */
  readonly files: readonly SavedOutput[]
  readonly error?: ReelgraphError
  readonly stats: RunStats
  /** Nodes that were told to stop and had not when the run ended; whatever they do has no effect. */
  readonly left: number
}

/** What a run did, in numbers. */
export interface RunStats {
  /** Calls of a node's `run`. */
  readonly executed: number
  /** Results that were there already. */
  readonly cached: number
  /** Most bytes of outputs that the run itself held at once. */
  readonly peakBytes: number
  /** Bytes of outputs still held at the end, targets aside. */
  readonly heldBytes: number
}

/** A run in progress. */
export interface RunHandle {
  /** All events from the first, for one reader; ask for it before anything else is awaited. */
  readonly events: AsyncIterable<RunEvent>
  /** Never rejects. */
  readonly done: Promise<RunResult>
  cancel(): void
}
