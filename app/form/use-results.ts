import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { resultsOf } from '../bodies/results/results.ts'
import { useRunValue } from '../preview/use-run.ts'
import type { Output } from '../run/api/api.ts'
import { useEditor } from '../shell/editor.ts'

/** The files that the run on screen made; where it made none, the newest of each node that saves. */
export function useResults(): readonly Output[] {
  const editor = useEditor()
  const { api } = editor
  const done = useRunValue((run) => (run?.status === 'done' ? run.id : undefined))
  const files = useStore(resultsOf(editor), (state) => state.files)
  const [made, setMade] = useState<{ readonly run: string; readonly outputs: readonly Output[] }>()
  useEffect(() => {
    if (done === undefined) return
    let left = false
    void api.runs.read(done).then(
      ({ outputs }) => !left && setMade({ run: done, outputs }),
      // What was made before is shown still.
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [api, done])
  if (done !== undefined && made?.run === done && made.outputs.length > 0) return made.outputs
  return [...files.values()].toSorted((a, b) => b.createdAt - a.createdAt)
}
