import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { isOver } from '../run/run-state.ts'
import type { RunProgress } from '../run/run-progress.ts'
import { useEditor } from '../shell/editor.ts'
import { useRun } from './use-run.ts'

/** How far the shown run is. Its component renders with every event of the run, and once a second while it goes on. */
export function useRunProgress(): RunProgress | undefined {
  const { runs } = useEditor()
  const run = useRun()
  const going = run !== undefined && !isOver(run)
  const [, tick] = useState(0)
  useEffect(() => {
    if (!going) return
    const timer = setInterval(() => tick((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [going])
  return run && runs.progress(run.id)
}

/** How far the shown run is, in whole percent; undefined where nothing is being made. Renders when that changes. */
export function useRunPercent(): number | undefined {
  const { runs } = useEditor()
  return useStore(runs.state, ({ current, runs: all }) => {
    const run = current === undefined ? undefined : all.get(current)
    if (!run || run.status !== 'running') return undefined
    return Math.floor((runs.progress(run.id)?.share ?? 0) * 100)
  })
}
