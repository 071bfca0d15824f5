import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RunSummary } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'

/** How many runs that have ended are shown. */
const most = 30
const asked = ['running', 'done', 'failed', 'cancelled'] as const

/** The newest runs of this server that do not wait; asked for anew whenever one is queued, begins or ends. Undefined until they are known. */
export function useRecentRuns(): readonly RunSummary[] | undefined {
  const { api, runs } = useEditor()
  const [recent, setRecent] = useState<readonly RunSummary[]>()
  const ended = useStore(runs.state, (state) => state.ended)
  const active = useStore(runs.state, (state) => state.queue?.active)
  const live = useStore(runs.state, (state) => state.connection === 'live')
  useEffect(() => {
    let left = false
    // Of many that wait, the newest say nothing of the one that is being made and of those that ended.
    void Promise.all(asked.map((status) => api.runs.list({ limit: most, status }))).then(
      (pages) => {
        const all = new Map(pages.flatMap((page) => page.runs).map((run) => [run.id, run]))
        if (!left) setRecent([...all.values()].toSorted((a, b) => b.createdAt - a.createdAt).slice(0, most))
      },
      // Where nobody answers, the next connection asks again.
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [api, ended, active, live])
  return recent
}
