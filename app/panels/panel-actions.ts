import { applyFixes } from '../document/index.ts'
import type { Action } from '../shell/action.ts'
import { fixesOfAll } from './fixes-of-all.ts'
import { helpTopic } from './help/help-topic.ts'
import { problemsOf } from './problems-store.ts'

/** What can be done with the panels beside the canvas. */
export const panelActions: readonly Action[] = [
  {
    id: 'panel.node-help',
    title: 'Help for the selected node',
    group: 'Node',
    icon: 'circle-question-mark',
    keys: ['F1'],
    enabled: ({ view }) => view.getState().selection.nodes.size === 1,
    run: (editor) => {
      const { selection, path } = editor.view.getState()
      const [id] = selection.nodes
      const { document, context } = editor.document
      const node = id === undefined ? undefined : context.reader.read(document, path.at(-1))?.nodes.get(id)
      if (node) helpTopic(editor).open(node.node.type)
    },
  },
  {
    id: 'panel.mend-all',
    title: 'Mend every problem that can be mended',
    group: 'Edit',
    icon: 'wrench',
    enabled: (editor) => fixesOf(editor).length > 0,
    run: (editor) => void editor.document.run(applyFixes(fixesOf(editor))),
  },
  {
    id: 'panel.queue-pause',
    title: 'Pause the queue, or go on with it',
    group: 'Run',
    icon: 'pause',
    run: ({ api, runs }) => {
      const { queue } = runs.state.getState()
      // Where nobody answers, the bar below says so.
      void (queue?.paused ? api.runs.resumeQueue() : api.runs.pauseQueue()).catch(() => undefined)
    },
  },
]

function fixesOf(editor: Parameters<typeof problemsOf>[0]) {
  const { index, server } = problemsOf(editor).getState()
  return fixesOfAll([...index.all, ...server])
}
