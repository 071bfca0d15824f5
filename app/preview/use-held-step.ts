import { useEffect, useState } from 'react'
import type { PreviewFrames } from '../run/run-centre.ts'
import type { SampledRun } from '../run/runs-state.ts'
import { useEditor } from '../shell/editor.ts'

/** The step of a sampler that is looked at, and its pictures once they are read. */
export interface HeldStep {
  /** Undefined while the newest is followed. */
  readonly step: number | undefined
  readonly frames: PreviewFrames | undefined
  readonly hold: (step: number | undefined) => void
}

/** Goes back through the archived steps of a sampler; a new run is followed from its beginning. */
export function useHeldStep(node: string, sampled: SampledRun | undefined): HeldStep {
  const { runs } = useEditor()
  const { run, item } = sampled ?? {}
  const [held, setHeld] = useState<{ readonly run: string; readonly step: number }>()
  const [frames, setFrames] = useState<PreviewFrames>()
  const step = held && held.run === run ? held.step : undefined
  useEffect(() => {
    setFrames(undefined)
    if (step === undefined || run === undefined) return
    let gone = false
    void runs.steps.read({ run, node, step, ...(item !== undefined && { item }) }).then(
      (read) => {
        if (!gone) setFrames(read)
      },
      () => {},
    )
    return () => {
      gone = true
    }
  }, [runs, run, item, node, step])
  return {
    step,
    frames,
    hold: (wanted) => setHeld(wanted === undefined || run === undefined ? undefined : { run, step: wanted }),
  }
}
