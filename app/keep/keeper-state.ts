import type { Problem, WorkflowDocument } from '../../engine/graph/index.ts'

/** How safe the work is: on the server, on its way there, only in this browser yet, or two versions wait for a choice. */
export type SavedState = 'saved' | 'saving' | 'unsaved' | 'offline' | 'conflict'

/** Somebody else saved first: both versions, until one is chosen. */
export interface Conflict {
  /** What is edited here. */
  readonly mine: WorkflowDocument
  /** What the server has now. */
  readonly theirs: WorkflowDocument
  readonly revision: number
  /** When theirs was saved, in ms since the epoch. */
  readonly savedAt: number
  /** Who saved it, where that is known. */
  readonly author?: string | undefined
}

/** A file, a model or a kept output that the workflow needs and this machine does not have. */
export interface MissingThing {
  readonly kind: 'asset' | 'model' | 'kept'
  /** sha256 of an asset, id of a model; of an output that a frozen node keeps, the node as `graph/node`. */
  readonly id: string
  /** What it is called, where the file says so. */
  readonly name?: string | undefined
  readonly sha256?: string | undefined
  /** Nodes that use it, as `graph/node`; `graph` is empty for the workflow's own. */
  readonly nodes: readonly string[]
}

/** What has to be said of a file that was opened. */
export interface OpenedReport {
  /** Name of the file, or of where it came from. */
  readonly from: string
  readonly title: string
  /** Everything that is wrong with it, once. */
  readonly problems: readonly Problem[]
  readonly missing: readonly MissingThing[]
  /** False where nothing in it could be opened; the workflow on the canvas is the one from before. */
  readonly opened: boolean
  /** Why, in a sentence, where there is no list. */
  readonly trouble?: string
}

/** What is seen of the keeper. */
export interface KeeperState {
  readonly saved: SavedState
  /** Why it is not saved, in a sentence, where there is more to say than that. */
  readonly trouble: string | undefined
  /** Id of the saved workflow; undefined until it is saved for the first time. */
  readonly workflowId: string | undefined
  /** The newest revision that is known here. */
  readonly revision: number | undefined
  readonly title: string
  /** When it was last saved on the server, in ms since the epoch. */
  readonly savedAt: number | undefined
  readonly conflict: Conflict | undefined
  /** What was wrong with the file that was opened last, until it is dismissed. */
  readonly report: OpenedReport | undefined
}

/** What to do where two versions stand against each other. */
export type ConflictChoice = 'mine' | 'theirs' | 'copy'

/** Before anything was opened or saved. */
export function firstState(title: string): KeeperState {
  return {
    saved: 'saved',
    trouble: undefined,
    workflowId: undefined,
    revision: undefined,
    title,
    savedAt: undefined,
    conflict: undefined,
    report: undefined,
  }
}
