import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { IconButton, StateRing } from '../../look/index.ts'
import { elapsedText } from '../../preview/time-text.ts'
import type { RunSummary } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import { askServer } from '../parts/ask-server.ts'

/** What `ActiveRow` is given. */
export interface ActiveRowProps {
  readonly id: string
  readonly known: RunSummary | undefined
}

/** The run that is being made. */
export function ActiveRow({ id, known }: ActiveRowProps): ReactNode {
  const { runs } = useEditor()
  const shown = useStore(runs.state, ({ current }) => current === id)
  const line = useStore(runs.state, (state) => {
    const run = state.runs.get(id)
    if (!run) return undefined
    for (const node of run.nodes.values())
      if (node.state === 'running' && node.total !== undefined)
        return `step ${node.done ?? 0} of ${node.total}`
    return undefined
  })
  const progress = useStore(runs.state, (state) => {
    for (const { state: is, done, total } of state.runs.get(id)?.nodes.values() ?? [])
      if (is === 'running' && total) return (done ?? 0) / total
    return undefined
  })
  const [asked, setAsked] = useState<string>()
  const stopping = known?.cancelAskedAt !== undefined || asked === id
  return (
    <li className="flex items-center gap-2 rounded-row px-2 py-1.5" data-run={id}>
      <StateRing state="running" progress={progress} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-13 font-medium">{known?.title ?? 'Untitled'}</span>
        <span className="digits block truncate text-12 text-ink2">
          {stopping ? 'Stops after this step' : <Elapsed since={known?.startedAt} />}
          {line !== undefined && `, ${line}`}
        </span>
      </span>
      {!shown && <IconButton icon="eye" label="Watch it" onClick={() => runs.show(id)} />}
      <IconButton
        icon="square"
        label="Stop it between steps"
        disabled={stopping}
        onClick={() => void askServer(runs.cancel(id).then(() => setAsked(id)))}
      />
    </li>
  )
}

function Elapsed({ since }: { readonly since: number | undefined }): ReactNode {
  const { runs } = useEditor()
  const [now, setNow] = useState(() => runs.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(runs.now()), 1000)
    return () => clearInterval(timer)
  }, [runs])
  return since === undefined ? 'Begins' : elapsedText(Math.max(0, now - since))
}
