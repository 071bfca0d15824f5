import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { EmptyNote, IconButton } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { askServer } from '../parts/ask-server.ts'
import { PanelHead } from '../parts/panel-head.tsx'
import { ActiveRow } from './active-row.tsx'
import { EndedRow } from './ended-row.tsx'
import { QueueProblem } from './queue-problem.tsx'
import { placeWish } from './reorder.ts'
import { useRecentRuns } from './use-recent-runs.ts'
import { WaitingRow } from './waiting-row.tsx'

/** What is being made, what waits in which order, and what was made last. */
export function QueuePanel(): ReactNode {
  const { api, runs } = useEditor()
  const queue = useStore(runs.state, (state) => state.queue)
  const recent = useRecentRuns()
  const [over, setOver] = useState<number>()
  const waiting = queue?.waiting ?? []
  const paused = queue?.paused ?? false
  const ended = (recent ?? []).filter(
    ({ id, status }) =>
      status !== 'queued' &&
      status !== 'running' &&
      id !== queue?.active &&
      !waiting.some((run) => run.id === id),
  )
  const move = (id: string, to: number): void => {
    const wish = placeWish(waiting, id, to)
    if (wish) void askServer(api.runs.move(id, wish))
  }
  const drop = (id: string, at: number): void => {
    setOver(undefined)
    const from = waiting.findIndex((run) => run.id === id)
    if (from >= 0) move(id, at > from ? at - 1 : at)
  }
  return (
    <>
      <PanelHead title="Queue">
        <IconButton
          icon={paused ? 'play' : 'pause'}
          label={paused ? 'Go on with the queue' : 'Pause: begin no further run'}
          pressed={paused}
          onClick={() => void askServer(paused ? api.runs.resumeQueue() : api.runs.pauseQueue())}
        />
      </PanelHead>
      <div className="min-h-0 flex-1 overflow-y-auto pb-3">
        {paused && (
          <p className="px-4 pt-3 text-12 text-warn">Paused. What is being made is finished first.</p>
        )}
        <QueueProblem queue={queue} />
        {queue?.active === undefined && waiting.length === 0 && (
          <EmptyNote icon="list-video" text="Queue empty" />
        )}
        {queue?.active !== undefined && (
          <Part title="Making">
            <ActiveRow id={queue.active} known={recent?.find(({ id }) => id === queue.active)} />
          </Part>
        )}
        {waiting.length > 0 && (
          <Part title={`Waiting, ${queue?.size ?? waiting.length}`}>
            {waiting.map((run, at) => (
              <WaitingRow
                key={run.id}
                run={run}
                place={at}
                of={waiting.length}
                over={over}
                onMove={(to) => move(run.id, to)}
                onOver={setOver}
                onDrop={drop}
              />
            ))}
          </Part>
        )}
        {ended.length > 0 && (
          <Part title="Before">
            {ended.map((run) => (
              <EndedRow key={run.id} run={run} />
            ))}
          </Part>
        )}
      </div>
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="px-2">
      <h3 className="digits px-2 pt-3 pb-1 text-12 font-semibold text-ink2">{title}</h3>
      <ul aria-label={title}>{children}</ul>
    </section>
  )
}
