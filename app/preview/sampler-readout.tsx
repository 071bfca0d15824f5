import { type ReactNode, useEffect, useRef } from 'react'
import type { PreviewFrames } from '../run/run-centre.ts'
import { useEditor } from '../shell/editor.ts'
import { elapsedText, tookText } from './time-text.ts'
import { useNodeRun } from './use-run.ts'
import type { ShownSampled } from './use-sampled.ts'

/** What `SamplerReadout` is given. */
export interface SamplerReadoutProps {
  /** Path of the sampler. */
  readonly path: string
  readonly shown: ShownSampled | undefined
  /** The archived step that is looked at. */
  readonly held: PreviewFrames | undefined
}

/** Beside the ports: which step, how much noise is left, what a step takes, and how long it will be. */
export function SamplerReadout({ path, shown, held }: SamplerReadoutProps): ReactNode {
  const { runs } = useEditor()
  const run = useNodeRun(path)
  const sampled = shown?.sampled
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
  if (!shown || !sampled) return null
  const { of } = sampled
  const left =
    shown.live && run.state === 'running' && run.pace !== undefined
      ? (of - sampled.step) * run.pace
      : undefined
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
