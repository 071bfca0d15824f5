import { useState } from 'react'
import { classes } from '../classes.ts'
import { Icon } from '../lucide-icon.tsx'
import { fieldLook } from './field.ts'
import { numberText, readNumber, stepped } from './number-text.ts'

/** What a number is set with. */
export interface NumberFieldProps {
  readonly value: number
  /** A number within bounds; called as it is stepped, and when what was typed is done with. */
  readonly onChange: (value: number) => void
  readonly label: string
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly step?: number | undefined
  /** Digits after the point; by default those of `step`. */
  readonly digits?: number | undefined
  /** Said after the number: `s`, `fps`, `6 latent frames`. */
  readonly unit?: string | undefined
  /** Little buttons for one step up and down. */
  readonly stepper?: boolean
  readonly align?: 'left' | 'right'
  readonly mono?: boolean
  readonly disabled?: boolean
  readonly invalid?: boolean
  readonly id?: string
  readonly className?: string
}

/** A number: typed, or stepped with the arrows (Shift is ten steps, Alt a tenth). Escape takes back what was typed. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, label, min, max, step = 1, unit, stepper, align = 'left', mono, disabled } = props
  const [typed, setTyped] = useState<string>()
  const bounds = { min, max, step }
  const shown = typed ?? numberText(value, step, props.digits)
  const take = (text: string): void => {
    setTyped(undefined)
    const next = readNumber(text, bounds)
    if (next !== undefined && next !== value) onChange(next)
  }
  const move = (steps: number): void => {
    setTyped(undefined)
    const next = stepped(readNumber(shown, bounds) ?? value, steps, bounds)
    if (next !== value) onChange(next)
  }
  return (
    <span className={classes('relative flex min-w-0 items-center', props.className ?? 'w-full')}>
      <input
        type="text"
        inputMode={step >= 1 ? 'numeric' : 'decimal'}
        role="spinbutton"
        id={props.id}
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuetext={unit === undefined ? undefined : `${shown} ${unit}`}
        aria-invalid={props.invalid || undefined}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        value={shown}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => typed !== undefined && take(typed)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typed !== undefined) take(typed)
          else if (event.key === 'Escape' && typed !== undefined) {
            event.stopPropagation()
            setTyped(undefined)
          } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            if (event.ctrlKey || event.metaKey) return
            event.preventDefault()
            event.stopPropagation()
            const size = event.shiftKey ? 10 : event.altKey ? 0.1 : 1
            move(event.key === 'ArrowUp' ? size : -size)
          }
        }}
        className={classes(
          fieldLook,
          'digits',
          align === 'right' && 'text-right',
          mono && 'font-mono',
          stepper && 'pr-6',
        )}
      />
      {unit !== undefined && (
        <span
          className={classes(
            'pointer-events-none absolute text-12 text-ink3 digits',
            stepper ? 'right-7' : 'right-2',
          )}
          aria-hidden="true"
        >
          {unit}
        </span>
      )}
      {stepper && (
        <span className="absolute right-1 flex flex-col text-ink3">
          {([1, -1] as const).map((steps) => (
            <button
              key={steps}
              type="button"
              tabIndex={-1}
              aria-label={steps > 0 ? `${label}: one step more` : `${label}: one step less`}
              disabled={disabled}
              className="flex h-3 w-5 items-center justify-center rounded-thumb hover:text-ink"
              onClick={() => move(steps)}
            >
              <Icon name={steps > 0 ? 'chevron-up' : 'chevron-down'} size={14} />
            </button>
          ))}
        </span>
      )}
    </span>
  )
}
