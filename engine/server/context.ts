import type { Inspector, StepArchive, Supervisor } from '../worker/index.ts'
import type { Store } from '../store/index.ts'
import type { NodeRegistry } from '../graph/index.ts'
import type { EventError } from '../run/index.ts'
import type { AssetFolders } from '../store/asset-folders.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { ModelDownloads } from './downloads/model-downloads.ts'
import type { Posters } from './posters.ts'
import type { PreviewLane } from './sockets/preview-lane.ts'
import type { TruthLane } from './sockets/truth-lane.ts'
import type { Templates } from './templates.ts'

/** What the routes work with: one owner of each thing, made by `startServer`. */
export interface ServerContext {
  readonly version: string
  readonly dataRoot: string
  readonly store: Store
  readonly registry: NodeRegistry
  readonly assets: AssetFolders
  readonly supervisor: Supervisor
  /** Why no run is given to the device though some wait: its process cannot be started. */
  readonly deviceProblem: () => EventError | undefined
  readonly dispatcher: Dispatcher
  readonly truth: TruthLane
  readonly previews: PreviewLane
  readonly steps: StepArchive
  readonly downloads: ModelDownloads
  readonly templates: Templates
  readonly posters: Posters
  readonly inspector: Inspector
  readonly limits: ServerLimits
  readonly eventLoop: { readonly p99Seconds: () => number }
  readonly truthClients: () => number
  readonly previewClients: () => number
  readonly startedAt: number
  /** Draws a seed for params with dice. */
  readonly draw: () => number
}

/** What a request may weigh. */
export interface ServerLimits {
  readonly jsonBytes: number
  readonly uploadBytes: number
  readonly queuedRuns: number
  /** One model that is downloaded. */
  readonly modelBytes: number
  /** How long a request may take to arrive, in ms. */
  readonly requestMs: number
}
