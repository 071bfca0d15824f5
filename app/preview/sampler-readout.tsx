import { type ReactNode, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { PreviewFrames } from '../run/run-centre.ts'
import { useEditor } from '../shell/editor.ts'
import { elapsedText, tookText } from './time-text.ts'
import { useNodeRun } from './use-run.ts'

/** What `SamplerReadout` is given. */
export interface SamplerReadoutProps {
  /** Path of the sampler. */
  readonly path: string
  /** The archived step that is looked at. */
  readonly held: PreviewFrames | undefined
}

/** Beside the ports: which step, how much noise is left, what a step takes, and how long it will be. */
export function SamplerReadout({ path, held }: SamplerReadoutProps): ReactNode {
  const { runs } = useEditor()
  const run = useNodeRun(path)
  const sampled = useStore(runs.state, (state) => state.sampled.get(path))
  const sigma = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const say = (frames: PreviewFrames): void => {
      if (sigma.current) sigma.current.textContent = `σ ${frames.sigma.toFixed(3)}`
    }
    if (held) {
      say(held)
      return
    }
    return runs.previews.subscribe(path, say)
  }, [runs, path, held, sampled?.run])
  if (!sampled) return null
  const { of } = sampled
  const left = run.state === 'running' && run.pace !== undefined ? (of - sampled.step) * run.pace : undefined
  return (
    <div className="readout" data-readout={path}>
      <p className="readout-step digits">
        Step {held?.step ?? sampled.step} <span className="readout-of">/ {of}</span>
      </p>
      <span ref={sigma} className="digits" />
      {run.pace !== undefined && <span className="digits">{tookText(run.pace)} a step</span>}
      {left !== undefined && <span className="digits">about {elapsedText(left + 999)} left</span>}
    </div>
  )
}
