import type { StoreApi } from 'zustand/vanilla'
import type { NodeRegistry, WorkflowDocument } from '../../engine/graph/index.ts'
import type { Api } from './api/api.ts'
import type { Keepsakes } from './keepsakes.ts'
import type { LanePlace } from './lanes/open-lane.ts'
import type { AfterPaint } from './lanes/preview-link.ts'

/** A revision of a saved workflow. */
export interface SavedAs {
  readonly workflowId: string
  readonly revision: number
}

/** What runs are watched with. */
export interface RunWatchOptions {
  readonly api: Api
  readonly registry: NodeRegistry
  /** The workflow that is edited (`DocumentStore.state`): each shows its own last run. */
  readonly workflow?: StoreApi<{ readonly document: WorkflowDocument }>
  /** Where that workflow is saved: what it makes is found under it. Undefined where it cannot be. */
  readonly savedAs?: () => Promise<SavedAs | undefined>
  /** Keeps which run was shown, so that a reload comes back to it: the browser's `localStorage`. */
  readonly storage?: Keepsakes
  readonly place?: Partial<LanePlace>
  readonly afterPaint?: AfterPaint
}
