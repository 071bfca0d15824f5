import { createStore, type StoreApi } from 'zustand/vanilla'
import { isOver } from '../run/run-state.ts'
import type { Editor } from '../shell/editor.ts'
import { start } from './start-run.ts'

/** Milliseconds without a change after which a run begins. */
const pause = 800
/** The parts of a workflow that decide what it computes. */
const computed = ['nodes', 'edges', 'subgraphs', 'outputs', 'starts'] as const

/** Runs the workflow by itself whenever it has changed and nobody has typed for a moment; off at first. */
export interface AutoRun {
  readonly state: StoreApi<{ readonly on: boolean }>
  toggle(): void
}

const all = new WeakMap<Editor, AutoRun>()

/** The editor's own. */
export function autoRun(editor: Editor): AutoRun {
  let known = all.get(editor)
  if (!known) all.set(editor, (known = create(editor)))
  return known
}

function create(editor: Editor): AutoRun {
  const state = createStore(() => ({ on: false }))
  let timer: ReturnType<typeof setTimeout> | undefined
  let end: (() => void) | undefined
  const run = (): void => {
    const { current } = editor.runs
    // One at a time: what was changed while it ran is run afterwards.
    if (current && !isOver(current)) timer = setTimeout(run, pause)
    else start(editor)
  }
  return {
    state,
    toggle: () => {
      clearTimeout(timer)
      end?.()
      end = undefined
      const on = !state.getState().on
      state.setState({ on })
      if (!on) return
      end = editor.document.state.subscribe(({ document, openings }, before) => {
        // Another workflow is no change of this one; neither is where nodes stand, or what a note says.
        if (openings !== before.openings) return clearTimeout(timer)
        if (computed.every((part) => document[part] === before.document[part])) return
        clearTimeout(timer)
        timer = setTimeout(run, pause)
      })
      run()
    },
  }
}
