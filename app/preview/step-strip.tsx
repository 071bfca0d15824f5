import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect } from 'react'
import type { SampledRun } from '../run/runs-state.ts'
import { useEditor } from '../shell/editor.ts'
import { StepPicture } from './step-picture.tsx'
import { useRunValue } from './use-run.ts'

/** What `StepStrip` is given. */
export interface StepStripProps {
  /** Path of the sampler. */
  readonly node: string
  readonly sampled: SampledRun
  /** The step that is looked at; undefined follows the newest. */
  readonly held: number | undefined
  readonly onHold: (step: number | undefined) => void
}

/** One cell a step: what the sampler expected then, outlines for what is to come. A click, or the arrows, go back through them. */
export function StepStrip({ node, sampled, held, onHold }: StepStripProps): ReactNode {
  const { run, item, of, step: newest } = sampled
  const going = useRunValue((shown) => shown?.id === run && shown.status === 'running')
  const shown = held ?? newest
  const { runs } = useEditor()
  useEffect(() => runs.steps.look(node, shown), [runs, node, shown])
  const go = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 1, End: newest }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const step = Math.max(1, Math.min(newest, to))
    onHold(step === newest ? undefined : step)
  }
  // A drag over the strip goes through the steps, however far the pointer strays above or below.
  const scrub = (event: PointerEvent<HTMLElement>): void => {
    const { top, height, left, right } = event.currentTarget.getBoundingClientRect()
    const x = Math.max(left + 1, Math.min(right - 2, event.clientX))
    const cell = document.elementFromPoint(x, top + height / 2)?.closest<HTMLElement>('[data-cell]')
    const step = Math.min(newest, Number(cell?.dataset['cell'] ?? 0))
    if (step >= 1 && step !== shown) onHold(step === newest ? undefined : step)
  }
  return (
    <div
      className="steps nodrag on-picture"
      role="slider"
      tabIndex={0}
      aria-label="Step"
      aria-valuemin={1}
      aria-valuemax={newest}
      aria-valuenow={shown}
      aria-valuetext={`Step ${shown} of ${of}`}
      onKeyDown={go}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        scrub(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) scrub(event)
      }}
    >
      {Array.from({ length: of }, (_, i) => i + 1).map((step) => (
        <span
          key={step}
          data-cell={step}
          data-tip={step <= newest ? `Step ${step}` : undefined}
          aria-hidden="true"
          className="step-cell"
          data-at={step === shown ? true : undefined}
          data-to-come={step > newest ? true : undefined}
        >
          {step <= newest && (
            <StepPicture run={run} item={item} node={node} step={step} fresh={going && step > newest - 2} />
          )}
        </span>
      ))}
    </div>
  )
}
