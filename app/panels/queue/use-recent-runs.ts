import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { RunSummary } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'

/** How many runs that have ended are shown. */
const most = 30

/** The newest runs of this server; asked for anew whenever one is queued, begins or ends. Undefined until they are known. */
export function useRecentRuns(): readonly RunSummary[] | undefined {
  const { api, runs } = useEditor()
  const [recent, setRecent] = useState<readonly RunSummary[]>()
  const ended = useStore(runs.state, (state) => state.ended)
  const active = useStore(runs.state, (state) => state.queue?.active)
  const live = useStore(runs.state, (state) => state.connection === 'live')
  useEffect(() => {
    let left = false
    void api.runs.list({ limit: most }).then(
      (page) => !left && setRecent(page.runs),
      // Where nobody answers, the next connection asks again.
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [api, ended, active, live])
  return recent
}
