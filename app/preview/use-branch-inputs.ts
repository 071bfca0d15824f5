import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Run } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'
import { branchInputs } from './branch-inputs.ts'

/** The settings on the canvas that differ from those a run was made with; undefined while it is read. */
export function useBranchInputs(run: string): Readonly<Record<string, unknown>> | undefined {
  const { runs, document } = useEditor()
  const now = useStore(document.state, (state) => state.document)
  const [before, setBefore] = useState<Run>()
  useEffect(() => {
    let left = false
    void runs.accepted(run).then(
      (read) => {
        if (!left) setBefore(read)
      },
      // The branch itself says why it cannot be.
      () => {},
    )
    return () => {
      left = true
    }
  }, [runs, run])
  return useMemo(
    () => (before && before.id === run ? branchInputs(before.workflow, now) : undefined),
    [before, now, run],
  )
}
