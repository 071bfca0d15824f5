import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { ControlProps } from './control.ts'
import type { NumberRange } from './field-spec.ts'
import { inputStyle, unitStyle, wellStyle } from './field-styles.ts'
import { formatNumber } from './format-number.ts'
import { historyKeys } from './history-keys.ts'
import { readNumber } from './read-number.ts'
import { stepNumber } from './step-number.ts'
import { useDraft } from './use-draft.ts'
import { valueText } from './value-text.ts'

/** What `NumberControl` is given. */
export interface NumberControlProps extends ControlProps<unknown> {
  readonly range: NumberRange
  /** Drawn without a well of its own, inside another's. */
  readonly bare?: boolean
  /** As wide as what is in it, without the unit. */
  readonly fit?: boolean
  /** Where the number is at an end of the line: beside a slider. */
  readonly narrow?: boolean
}

/**
 * A number: typed, as a sum if need be, and kept with Enter or on leaving; arrows step it (Shift tenfold, Alt a tenth).
 * What cannot be kept is said until the field is entered or typed in again; it goes back to what is kept when it is left.
 */
export function NumberControl(props: NumberControlProps): ReactNode {
  const { id, label, value, range, write, settle, history, describedBy, invalid, dim, bare, narrow, fit } =
    props
  const kept = typeof value === 'number' ? formatNumber(value, range.step, range.whole) : valueText(value)
  const draft = useDraft(kept)
  const refused = useRef<string>(undefined)

  const keep = (): void => {
    if (!draft.open || refused.current === draft.text) return
    const number = readNumber(draft.text, range.unit, range.whole)
    const reason = write(number ?? draft.text)
    refused.current = reason === undefined ? undefined : draft.text
    if (reason === undefined) draft.drop()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (historyKeys(event, draft, history)) return
    if (event.key === 'Enter') keep()
    else if (event.key === 'Escape' && draft.open) {
      event.stopPropagation()
      draft.drop()
      settle?.()
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const from =
        readNumber(draft.text, range.unit, range.whole) ??
        (typeof value === 'number' ? value : (range.min ?? 0))
      const size = event.shiftKey ? 10 : event.altKey && !range.whole ? 0.1 : 1
      write(stepNumber(from, event.key === 'ArrowUp' ? size : -size, range))
      draft.drop()
    }
  }

  return (
    <span
      className={fit ? fitStyle : bare ? bareStyle : wellStyle}
      data-dim={dim || undefined}
      data-invalid={invalid || undefined}
    >
      <input
        id={id}
        className={narrow ? `${inputStyle} text-right` : inputStyle}
        {...(fit && { style: { width: `${Math.max(2, draft.text.length) + 0.5}ch` } })}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        role="spinbutton"
        aria-label={label}
        aria-valuenow={typeof value === 'number' ? value : undefined}
        aria-valuemin={range.min}
        aria-valuemax={range.max}
        aria-valuetext={range.unit === undefined ? undefined : `${kept} ${range.unit}`}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        value={draft.text}
        onChange={(event) => {
          refused.current = undefined
          settle?.()
          draft.type(event.target.value)
        }}
        onFocus={(event) => {
          settle?.()
          event.target.select()
        }}
        onBlur={() => {
          keep()
          draft.drop()
        }}
        onKeyDown={onKeyDown}
      />
      {range.unit !== undefined && !fit && (
        <span className={unitStyle} aria-hidden="true">
          {range.unit}
        </span>
      )}
    </span>
  )
}

const bareStyle = 'flex h-full min-w-0 flex-1 items-center gap-1'
const fitStyle = 'flex h-full min-w-0 items-center'
