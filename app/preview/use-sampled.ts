import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { SampledRun } from '../run/runs-state.ts'
import { useEditor } from '../shell/editor.ts'
import { heldSteps } from './held-steps.ts'
import { itemOf } from './item-of.ts'

/** What a sampler shows. */
export interface ShownSampled {
  /** Of the item that is looked at, or else of the newest. */
  readonly sampled: SampledRun
  /** Whether what comes in live is of it. */
  readonly live: boolean
}

/** The run, and the item of it, whose steps a sampler shows; undefined where it has made none. */
export function useSampled(path: string | undefined): ShownSampled | undefined {
  const editor = useEditor()
  const newest = useStore(editor.runs.state, ({ sampled }) =>
    path === undefined ? undefined : sampled.get(path),
  )
  const held = useStore(heldSteps(editor), (all) => (path === undefined ? undefined : all.get(path)))
  return useMemo(() => {
    if (!newest) return undefined
    const sampled = itemOf(newest, held)
    return { sampled, live: sampled.item === newest.item }
  }, [newest, held])
}
