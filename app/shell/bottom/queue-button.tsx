import { useStore } from 'zustand'
import { Icon } from '../../look/index.ts'
import { useEditor } from '../editor.ts'
import { togglePanel } from '../shell-actions.ts'
import { StatusButton } from './status-button.tsx'

/** How many runs wait or are made; opens the list of them. */
export function QueueButton() {
  const editor = useEditor()
  const open = useStore(editor.view, ({ panel }) => panel === 'queue')
  const queue = useStore(editor.runs.state, ({ queue }) => queue)
  const count = queue ? queue.waiting.length + (queue.active === undefined ? 0 : 1) : 0
  return (
    <StatusButton open={open} controls="panel-queue" onClick={() => togglePanel(editor, 'queue')}>
      <Icon name="list-video" size={14} />
      {queue?.problem
        ? 'Queue held up'
        : queue?.paused
          ? 'Queue paused'
          : count === 0
            ? 'Queue empty'
            : 'Queue'}
      {count > 0 && <b className="font-semibold text-ink digits">{count}</b>}
    </StatusButton>
  )
}
