import { isEnded, isOver } from '../run/run-state.ts'
import type { Action } from '../shell/action.ts'
import { runPath } from '../shell/view-store.ts'
import { autoRun } from './auto-run.ts'
import { selectedEnds } from './selected-ends.ts'
import { start, told } from './start-run.ts'

/** What can be done about runs. */
export const runActions: readonly Action[] = [
  {
    id: 'run.start',
    title: 'Run',
    group: 'Run',
    icon: 'play',
    keys: ['Mod+Enter'],
    whileTyping: true,
    run: (editor) => start(editor),
  },
  {
    id: 'run.first',
    title: 'Run before everything that waits',
    group: 'Run',
    icon: 'arrow-up',
    keys: ['Mod+Shift+Enter'],
    whileTyping: true,
    run: (editor) => start(editor, { first: true }),
  },
  {
    id: 'run.stop',
    title: 'Stop',
    group: 'Run',
    icon: 'square',
    keys: ['Mod+Alt+Enter'],
    whileTyping: true,
    enabled: ({ runs }) => runs.current !== undefined && !isOver(runs.current),
    run: ({ runs }) => {
      if (runs.current) void told(runs.cancel(runs.current.id))
    },
  },
  {
    id: 'run.to-here',
    title: 'Run to here',
    group: 'Run',
    icon: 'corner-down-right',
    keys: ['Alt+Enter'],
    whileTyping: true,
    enabled: ({ view }) => view.getState().selection.nodes.size > 0,
    run: (editor) => {
      const view = editor.view.getState()
      const last = [...view.selection.nodes].at(-1)
      if (last !== undefined) start(editor, { targets: [runPath(view, last)] })
    },
  },
  {
    id: 'run.selected',
    title: 'Run the selected nodes',
    group: 'Run',
    icon: 'square-dashed',
    enabled: ({ view }) => view.getState().selection.nodes.size > 0,
    run: (editor) => start(editor, { targets: selectedEnds(editor) }),
  },
  {
    id: 'run.batch',
    title: 'Run several seeds…',
    group: 'Run',
    icon: 'dices',
    run: ({ view }) => view.setState({ overlay: { kind: 'batch' } }),
  },
  {
    id: 'run.continue',
    title: 'Go on from where it stopped',
    group: 'Run',
    icon: 'skip-forward',
    enabled: ({ runs }) => runs.current?.status === 'cancelled' || runs.current?.status === 'failed',
    run: ({ runs }) => {
      if (runs.current) void told(runs.continueRun(runs.current.id))
    },
  },
  {
    id: 'run.again',
    title: 'Repeat this run',
    group: 'Run',
    icon: 'rotate-ccw',
    enabled: ({ runs }) => runs.current !== undefined && isEnded(runs.current),
    run: ({ runs }) => {
      if (runs.current) void told(runs.retry(runs.current.id))
    },
  },
  {
    id: 'run.auto',
    title: 'Run after each change',
    group: 'Run',
    icon: 'repeat',
    checked: (editor) => autoRun(editor).state.getState().on,
    run: (editor) => autoRun(editor).toggle(),
  },
]
