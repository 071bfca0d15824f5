import type { WorkflowDocument } from '../graph/document.ts'

/** A saved workflow as lists have it. Times are milliseconds since the epoch. */
export interface WorkflowSummary {
  readonly id: string
  readonly title: string
  /** Number of its newest revision; the first is 1. */
  readonly revision: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** A saved workflow with the document of its newest revision. */
export interface WorkflowRecord extends WorkflowSummary {
  readonly document: WorkflowDocument
}

/** What is said of a revision when it is saved. */
export interface RevisionNote {
  readonly name?: string | undefined
  readonly author?: string | undefined
  /** Set on autosaves: within a few minutes, the next one of the same sitting takes this one's place. */
  readonly sitting?: string | undefined
}

/** A revision as lists have it. */
export interface RevisionSummary {
  readonly revision: number
  readonly createdAt: number
  readonly name?: string
  readonly author?: string
  /** The revision that this one brought back. */
  readonly restoredFrom?: number
  /** Who, and in which sitting, it was saved by itself; absent where somebody meant to save. */
  readonly sitting?: string
}

/** A revision with its document. */
export interface RevisionRecord extends RevisionSummary {
  readonly document: WorkflowDocument
}
