import type { CSSProperties } from 'react'
import { classes } from '../classes.ts'
import { NumberField } from './number-field.tsx'

/** What a slider is made with. */
export interface SliderProps {
  readonly value: number
  /** Called with every move. */
  readonly onChange: (value: number) => void
  /** Called when the hand is taken off or away, or a key let go: the end of one gesture, perhaps more than once. */
  readonly onDone?: () => void
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step?: number
  readonly digits?: number
  readonly unit?: string | undefined
  /** Without the entry beside it. */
  readonly bare?: boolean
  readonly disabled?: boolean
  readonly id?: string
  readonly className?: string
}

/** A number on a track, with an entry beside it for those who know it. */
export function Slider(props: SliderProps) {
  const { value, onChange, onDone, label, min, max, step = (max - min) / 100, bare, disabled } = props
  const part = max > min ? Math.min(1, Math.max(0, (value - min) / (max - min))) : 0
  return (
    <span className={classes('flex w-full min-w-0 items-center gap-2', props.className)}>
      <input
        type="range"
        id={props.id}
        aria-label={label}
        min={min}
        max={max}
        step={step}
        value={Math.min(max, Math.max(min, value))}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
        onPointerUp={onDone}
        onPointerCancel={onDone}
        onLostPointerCapture={onDone}
        onKeyUp={onDone}
        onBlur={onDone}
        className="slider nodrag"
        style={{ '--part': part } as CSSProperties}
      />
      {!bare && (
        <NumberField
          className="w-11 shrink-0"
          align="right"
          value={value}
          onChange={(next) => {
            onChange(next)
            onDone?.()
          }}
          label={`${label}, as a number`}
          min={min}
          max={max}
          step={step}
          digits={props.digits}
          disabled={disabled ?? false}
        />
      )}
    </span>
  )
}
