import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { PreviewFrames } from '../run/run-centre.ts'
import { useEditor } from '../shell/editor.ts'
import { heldSteps, holdStep } from './held-steps.ts'
import type { ShownSampled } from './use-sampled.ts'

/** The step of a sampler that is looked at, and its pictures once they are read: those of another item than the newest as well. */
export interface HeldStep {
  /** Undefined while the newest is followed. */
  readonly step: number | undefined
  /** Those of the step before it until its own are read, so that going over steps never flickers. */
  readonly frames: PreviewFrames | undefined
  /** Whether the step is kept nowhere. */
  readonly gone: boolean
  readonly hold: (step: number | undefined) => void
  /** Looks at another item, at the newest of its steps. */
  readonly holdItem: (item: string) => void
}

/** When a step that is not there is asked for again, in ms: steps are written behind the run. */
const waits = [400, 1200, 3000]

/** Goes back through the archived steps of a sampler; a new run is followed from its beginning. */
export function useHeldStep(node: string, shown: ShownSampled | undefined): HeldStep {
  const editor = useEditor()
  const { runs } = editor
  const { sampled, live = true } = shown ?? {}
  const { run, item, step: newest } = sampled ?? {}
  const held = useStore(heldSteps(editor), (all) => all.get(node))
  const [frames, setFrames] = useState<PreviewFrames>()
  const [gone, setGone] = useState(false)
  const chosen = held && held.run === run ? held.step : undefined
  // What comes in live is of the newest item alone.
  const step = chosen ?? (live ? undefined : newest)
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
    step: chosen,
    frames: step === undefined ? undefined : frames,
    gone,
    hold: (wanted) =>
      holdStep(
        editor,
        node,
        run === undefined || (wanted === undefined && live)
          ? undefined
          : { run, step: wanted, ...(item !== undefined && { item }) },
      ),
    holdItem: (wanted) => {
      const last = run === undefined ? undefined : runs.state.getState().sampled.get(node)
      holdStep(editor, node, last && wanted !== last.item ? { run: last.run, item: wanted } : undefined)
    },
  }
}
