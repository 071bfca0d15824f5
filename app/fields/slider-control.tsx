import { type ReactNode, useRef } from 'react'
import { Slider } from '../look/index.ts'
import type { ControlProps } from './control.ts'
import type { NumberRange } from './field-spec.ts'
import { formatNumber } from './format-number.ts'
import { NumberControl } from './number-control.tsx'

/** What `SliderControl` is given. */
export interface SliderControlProps extends ControlProps {
  readonly range: NumberRange & { readonly min: number; readonly max: number }
}

/** A number on a track, with an entry beside it. A drag is one step of the history. */
export function SliderControl(props: SliderControlProps): ReactNode {
  const { label, value, range, write, gesture, place } = props
  const { min, max, step, whole } = range
  const number = typeof value === 'number' ? value : min
  const widest = Math.max(...[min, max].map((end) => formatNumber(end, step, whole).length))
  // Leaving this one must not end a drag that was just begun on another.
  const begun = useRef(false)
  const begin = (): void => {
    begun.current = true
    gesture?.begin()
  }
  const end = (): void => {
    if (begun.current) gesture?.end()
    begun.current = false
  }
  return (
    <span className="flex min-w-0 flex-1 items-center gap-2">
      <span className="nodrag flex min-w-0 flex-1" onPointerDownCapture={begin}>
        <Slider
          bare
          label={`${label}, slider`}
          value={number}
          min={min}
          max={max}
          step={step}
          onChange={(next) => void write(tidy(next, step))}
          onDone={end}
        />
      </span>
      <span
        className="flex shrink-0"
        style={{ width: `${Math.max(place === 'form' ? 7 : 5, widest + 2.5)}ch` }}
      >
        <NumberControl {...props} range={range} narrow />
      </span>
    </span>
  )
}

/** Without the dust of binary fractions that a range input leaves. */
function tidy(value: number, step: number): number {
  return Number(value.toFixed(Math.max(0, Math.ceil(-Math.log10(step))) + 2))
}
