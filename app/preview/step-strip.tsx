import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import type { SampledRun } from '../run/runs-state.ts'
import { useEditor } from '../shell/editor.ts'
import { StepPicture } from './step-picture.tsx'
import { stripCells } from './strip-cells.ts'
import { stepAt, type StripDrag } from './strip-drag.ts'
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

/**
 * What the sampler expected at each step, outlines for what is to come, a line for what is before its first; of many steps a
 * cell stands for those around it. A click, a drag, or the arrows, go back through all of them.
 */
export function StepStrip({ node, sampled, held, onHold }: StepStripProps): ReactNode {
  const { run, item, of, step: newest, first = 1 } = sampled
  const going = useRunValue((shown) => shown?.id === run && shown.status === 'running')
  const shown = held ?? newest
  const { runs } = useEditor()
  const drag = useRef<StripDrag>(undefined)
  useEffect(() => runs.steps.look(node, shown), [runs, node, shown])
  const hold = (wanted: number): void => {
    const step = Math.max(first, Math.min(newest, wanted))
    if (step !== shown) onHold(step === newest ? undefined : step)
  }
  const go = (event: KeyboardEvent): void => {
    const leap = Math.max(1, Math.round(of / 10))
    const to = {
      ArrowLeft: shown - 1,
      ArrowRight: shown + 1,
      PageDown: shown - leap,
      PageUp: shown + leap,
      Home: first,
      End: newest,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    hold(to)
  }
  const press = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const { top, height } = event.currentTarget.getBoundingClientRect()
    const cell = document
      .elementFromPoint(event.clientX, top + height / 2)
      ?.closest<HTMLElement>('[data-cell]')
    const pressed = Number(cell?.dataset['cell'] ?? shown)
    drag.current = { at: placeOf(event), step: pressed }
    hold(pressed)
  }
  return (
    <div
      className="steps nodrag on-picture"
      role="slider"
      tabIndex={0}
      aria-label="Step"
      aria-valuemin={first}
      aria-valuemax={newest}
      aria-valuenow={shown}
      aria-valuetext={`Step ${shown} of ${of}`}
      onKeyDown={go}
      onPointerDown={press}
      // However far the pointer strays above or below.
      onPointerMove={(event) => {
        if (event.buttons === 1 && drag.current) hold(stepAt(drag.current, placeOf(event), of))
      }}
    >
      {stripCells(of, shown).map((step, at) => (
        <span
          key={at}
          data-cell={step}
          data-tip={
            step < first ? `This run began with step ${first}` : step <= newest ? `Step ${step}` : undefined
          }
          aria-hidden="true"
          className="step-cell"
          data-at={step === shown ? true : undefined}
          data-to-come={step > newest ? true : undefined}
          data-never={step < first ? true : undefined}
        >
          {step >= first && step <= newest && (
            <StepPicture run={run} item={item} node={node} step={step} fresh={going && step > newest - 2} />
          )}
        </span>
      ))}
    </div>
  )
}

/** Where on the strip the pointer is, 0…1 from its left end to its right. */
function placeOf({ currentTarget, clientX }: PointerEvent<HTMLElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect()
  return width === 0 ? 0 : (clientX - left) / width
}
