import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { classes, IconButton, type NodeStateName, StateRing } from '../../look/index.ts'
import { tookText } from '../../preview/time-text.ts'
import type { RunSummary } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import { askServer } from '../parts/ask-server.ts'
import { whenText } from '../parts/when-text.ts'

const rings: Partial<Readonly<Record<RunSummary['status'], NodeStateName>>> = {
  done: 'done',
  failed: 'error',
  cancelled: 'muted',
}

/** A run that has ended: how, and a way to have it again or to go on from where it stopped. */
export function EndedRow({ run }: { readonly run: RunSummary }): ReactNode {
  const { runs } = useEditor()
  const shown = useStore(runs.state, ({ current }) => current === run.id)
  const { status, startedAt, endedAt, error } = run
  const went = startedAt !== undefined && endedAt !== undefined ? tookText(endedAt - startedAt) : undefined
  const stopped = status === 'cancelled' || status === 'failed'
  return (
    <li
      data-run={run.id}
      data-status={status}
      className={classes('flex items-start gap-2 rounded-row px-2 py-1', shown && 'bg-raise')}
    >
      <StateRing state={rings[status] ?? 'idle'} className="mt-1.5" />
      <button
        type="button"
        className="min-w-0 flex-1 rounded-field py-0.5 text-left"
        aria-label={`${run.title ?? 'Untitled'}, ${words[status] ?? status}. Show it`}
        aria-pressed={shown}
        onClick={() => runs.show(run.id)}
      >
        <span className="block truncate text-13">{run.title ?? 'Untitled'}</span>
        <span className="digits block truncate text-12 text-ink2">
          {[words[status], went, whenText(endedAt ?? run.createdAt)].filter(Boolean).join(', ')}
        </span>
        {error !== undefined && <span className="block text-12 text-err">{error.message}</span>}
      </button>
      {stopped && startedAt !== undefined && (
        <IconButton
          icon="skip-forward"
          label="Go on from where it stopped"
          onClick={() => void askServer(runs.continueRun(run.id))}
        />
      )}
      <IconButton
        icon="rotate-ccw"
        label={stopped ? 'Try again' : 'Run it again'}
        onClick={() => void askServer(runs.retry(run.id))}
      />
    </li>
  )
}

const words: Partial<Readonly<Record<RunSummary['status'], string>>> = {
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Stopped',
  unknown: 'Not known',
}
