import { isEnded } from '../run/run-state.ts'
import type { Action } from '../shell/action.ts'
import { runPath } from '../shell/view-store.ts'
import { autoRun } from './auto-run.ts'
import { seedBatch } from './seed-batch.ts'
import { start, told } from './start-run.ts'

/** How many videos a batch makes. */
const batchSize = 4

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
    enabled: ({ runs }) => runs.current !== undefined && !isEnded(runs.current),
    run: ({ runs }) => {
      if (runs.current) void told(runs.cancel(runs.current.id))
    },
  },
  {
    id: 'run.to-here',
    title: 'Run to the selected nodes',
    group: 'Run',
    icon: 'corner-down-right',
    keys: ['Alt+Enter'],
    whileTyping: true,
    enabled: ({ view }) => view.getState().selection.nodes.size > 0,
    run: (editor) => {
      const view = editor.view.getState()
      start(editor, { targets: [...view.selection.nodes].map((id) => runPath(view, id)) })
    },
  },
  {
    id: 'run.batch',
    title: `Run ${batchSize} seeds`,
    group: 'Run',
    icon: 'dices',
    run: (editor) => {
      for (const inputs of seedBatch(editor.document.document, batchSize)) start(editor, { inputs })
    },
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
    title: 'Run by itself after each change, on or off',
    group: 'Run',
    icon: 'repeat',
    run: (editor) => autoRun(editor).toggle(),
  },
]
