import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Run } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'
import { branchInputs } from './branch-inputs.ts'
import { rewired } from './rewired.ts'

/** What differs on the canvas from the graph that a run was made with. */
export interface BranchChanges {
  /** Settings, which a branch takes along. */
  readonly inputs: Readonly<Record<string, unknown>>
  /** Whether nodes, wires or modes before the sampler do too, which it does not. */
  readonly rewired: boolean
}

/** What differs on the canvas from the run that a branch of the sampler at `path` begins in; undefined while that is read. */
export function useBranchInputs(run: string, path: string): BranchChanges | undefined {
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
    () =>
      before && before.id === run
        ? { inputs: branchInputs(before.workflow, now), rewired: rewired(before.workflow, now, path) }
        : undefined,
    [before, now, run, path],
  )
}
