import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../engine/graph/index.ts'
import { indexProblems, type ProblemIndex } from '../document/index.ts'
import type { Editor } from '../shell/editor.ts'
import { whenIdle } from './when-idle.ts'

/** What is wrong with the workflow that is being edited. */
export interface ProblemsState {
  /** What the one validator found in the workflow as it was when it was last looked at. */
  readonly index: ProblemIndex
  /** What the server refused a run for and the validator here did not say; gone with the next change. */
  readonly server: readonly Problem[]
  readonly errors: number
  readonly warnings: number
  /** Whether the workflow has changed since it was looked at. */
  readonly stale: boolean
}

/** Problems of nothing. */
const none: ProblemsState = {
  index: { all: [], byNode: new Map(), ghosts: new Map(), errors: 0 },
  server: [],
  errors: 0,
  warnings: 0,
  stale: true,
}

/** How long typing must pause before the whole workflow is looked at, in ms. */
const pause = 150

/** One watch for each document, for as long as the document is there. */
const watches = new WeakMap<Editor['document'], ProblemWatch>()

/** What the problems are those of, and the runs whose refusals are told with them. */
export type Watched = Pick<Editor, 'document' | 'registry'> & Partial<Pick<Editor, 'runs'>>

/** The problems of an editor's workflow, kept up to date from the first time that somebody asks. */
export function problemsOf(editor: Watched): StoreApi<ProblemsState> {
  let watch = watches.get(editor.document)
  if (!watch) watches.set(editor.document, (watch = new ProblemWatch(editor)))
  return watch.state
}

/** Adds what the server refused a run for; those that the validator here says as well are said once. */
export function tellServerProblems(editor: Watched, problems: readonly Problem[]): void {
  const state = problemsOf(editor)
  const known = new Set(state.getState().index.all.map(said))
  state.setState((before) => counted({ ...before, server: problems.filter((one) => !known.has(said(one))) }))
}

/** Looks at the workflow whenever it has changed and the page has time. */
class ProblemWatch {
  readonly state: StoreApi<ProblemsState> = createStore(() => none)
  readonly #editor: Watched
  #waits: (() => void) | undefined

  constructor(editor: Watched) {
    this.#editor = editor
    this.#look()
    editor.document.state.subscribe(({ document }, before) => {
      if (document !== before.document) this.#changed()
    })
    editor.runs?.state.subscribe(({ refused }, before) => {
      if (refused && refused !== before.refused && refused.problems.length > 0)
        tellServerProblems(editor, refused.problems)
    })
  }

  #changed(): void {
    this.#waits?.()
    if (!this.state.getState().stale) this.state.setState({ stale: true })
    this.#waits = whenIdle(() => this.#look(), pause)
  }

  #look(): void {
    this.#waits = undefined
    const { document, registry } = this.#editor
    this.state.setState(({ index: before }) => {
      const index = indexProblems(document.document, registry, before)
      return counted({ ...none, index, stale: false })
    })
  }
}

function counted(state: ProblemsState): ProblemsState {
  const all = [...state.index.all, ...state.server]
  const errors = all.filter(({ severity }) => severity === 'error').length
  return { ...state, errors, warnings: all.length - errors }
}

function said({ code, node, port, edge, message }: Problem): string {
  return [code, node, port, edge, message].join('\n')
}
