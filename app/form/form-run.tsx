import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Button, Icon } from '../look/index.ts'
import { firstRefusal } from '../panels/first-refusal.ts'
import { useProblems } from '../panels/use-problems.ts'
import { start, told } from '../preview/start-run.ts'
import { useRunValue } from '../preview/use-run.ts'
import { useEditor } from '../shell/editor.ts'

/** Run, or Stop while something is made, and why it cannot. */
export function FormRun(): ReactNode {
  const editor = useEditor()
  const { runs } = editor
  const id = useRunValue((run) => run?.id)
  const status = useRunValue((run) => run?.status)
  const place = useRunValue((run) => run?.queuePlace)
  const starting = useStore(runs.state, (state) => state.starting > 0)
  const lost = useStore(runs.state, (state) => state.connection === 'lost')
  const refused = useStore(runs.state, (state) => state.refused)
  const problem = useProblems(({ index, server }) =>
    [...index.all, ...server].find(({ severity }) => severity === 'error'),
  )
  const error = useRunValue((run) => (run?.status === 'failed' ? run.error : undefined))
  const busy = status === 'queued' || status === 'running'
  const trouble = lost
    ? 'The server does not answer. What you set is kept; start it again to go on.'
    : ((refused && firstRefusal(editor, refused).words) ?? error?.message)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2">
        <Button
          kind="fill"
          icon="play"
          iconFilled
          keys="Mod+Enter"
          className="h-10 flex-1"
          disabled={starting || lost}
          onClick={() => start(editor)}
        >
          {busy ? 'Run once more' : 'Run'}
        </Button>
        {busy && id !== undefined && (
          <Button icon="square" className="h-10" onClick={() => void told(runs.cancel(id))}>
            Stop
          </Button>
        )}
      </div>
      {status === 'queued' && (
        <p role="status" className="digits text-12 text-ink2">
          {place === undefined || place < 2 ? 'Next in the queue.' : `${place - 1} before it in the queue.`}
        </p>
      )}
      {trouble !== undefined && (
        <p role="alert" className="flex gap-1.5 text-12 text-err">
          <Icon name="octagon-alert" size={14} className="mt-px" />
          {trouble}
        </p>
      )}
      {trouble === undefined && problem && (
        <p className="flex gap-1.5 text-12 text-warn">
          <Icon name="triangle-alert" size={14} className="mt-px" />
          {problem.message}
        </p>
      )}
    </div>
  )
}
