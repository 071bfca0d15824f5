import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { PreviewFrames } from '../run/run-centre.ts'
import type { SampledRun } from '../run/runs-state.ts'
import { useEditor } from '../shell/editor.ts'
import { heldSteps, holdStep } from './held-steps.ts'

/** The step of a sampler that is looked at, and its pictures once they are read. */
export interface HeldStep {
  /** Undefined while the newest is followed. */
  readonly step: number | undefined
  /** Those of the step before it until its own are read, so that going over steps never flickers. */
  readonly frames: PreviewFrames | undefined
  /** Whether the step is kept nowhere. */
  readonly gone: boolean
  readonly hold: (step: number | undefined) => void
}

/** When a step that is not there is asked for again, in ms: steps are written behind the run. */
const waits = [400, 1200, 3000]

/** Goes back through the archived steps of a sampler; a new run is followed from its beginning. */
export function useHeldStep(node: string, sampled: SampledRun | undefined): HeldStep {
  const editor = useEditor()
  const { runs } = editor
  const { run, item } = sampled ?? {}
  const held = useStore(heldSteps(editor), (all) => all.get(node))
  const [frames, setFrames] = useState<PreviewFrames>()
  const [gone, setGone] = useState(false)
  const step = held && held.run === run ? held.step : undefined
  useEffect(() => {
    setGone(false)
    if (step === undefined || run === undefined) {
      setFrames(undefined)
      return
    }
    const left = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const place = { run, node, step, ...(item !== undefined && { item }) }
    const read = (attempt: number): void => {
      void runs.steps.read(place, left.signal).then(
        (frames) => {
          if (left.signal.aborted) return
          setGone(false)
          setFrames(frames)
        },
        () => {
          if (left.signal.aborted) return
          const wait = waits[attempt]
          if (wait === undefined) setGone(true)
          else timer = setTimeout(() => read(attempt + 1), wait)
        },
      )
    }
    read(0)
    return () => {
      left.abort()
      clearTimeout(timer)
    }
  }, [runs, run, item, node, step])
  return {
    step,
    frames: step === undefined ? undefined : frames,
    gone,
    hold: (wanted) =>
      holdStep(editor, node, wanted === undefined || run === undefined ? undefined : { run, step: wanted }),
  }
}
