import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../engine/graph/index.ts'
import type { ProblemIndex } from '../document/index.ts'

/** What is wrong with the workflow that is being edited. */
export interface ProblemsState {
  /** What the validator found in the workflow as it was when it was last looked at. */
  readonly index: ProblemIndex
  /** What the server refused a run for, where the validator here did not say it; gone with the next change. */
  readonly server: readonly Problem[]
  readonly errors: number
  readonly warnings: number
  /** Whether the workflow has changed since it was looked at. */
  readonly stale: boolean
}

/** Problems of nothing. */
export const noProblems: ProblemsState = {
  index: { all: [], byNode: new Map(), ghosts: new Map(), errors: 0 },
  server: [],
  errors: 0,
  warnings: 0,
  stale: false,
}

/** The problems of the workflow that is open in this page. */
export const problemsStore: StoreApi<ProblemsState> = createStore(() => noProblems)
