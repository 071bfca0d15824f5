import type { ReactNode } from 'react'
import { Icon } from '../look/index.ts'
import type { ControlProps } from './control.ts'
import { wellButtonStyle, wellStyle } from './field-styles.ts'
import { NumberControl } from './number-control.tsx'

/** The dice of a seed, a flag of the document beside the value. */
export interface SeedDice {
  /** Whether each run draws a new one. */
  readonly on: boolean
  /** What the run that is shown drew. */
  readonly drawn: number | undefined
  readonly set: (on: boolean) => void
}

/** What `SeedControl` is given. */
export interface SeedControlProps extends ControlProps {
  readonly max: number
  readonly dice: SeedDice | undefined
}

/**
 * A seed: the number, a lock and dice. Locked, every run uses it; open, every run draws a new one, and the field shows what
 * the last one drew. Closing the lock then keeps that. The dice draw one right now.
 */
export function SeedControl(props: SeedControlProps): ReactNode {
  const { label, value, write, max, dice, dim, invalid } = props
  const open = dice?.on === true
  const shown = open ? (dice.drawn ?? value) : value
  const range = { whole: true, step: 1, min: 0, max }
  const lock = (): void => {
    if (open && dice.drawn !== undefined) write(dice.drawn)
    else dice?.set(!open)
  }
  return (
    <span
      className={`${wellStyle} pr-0.5 font-mono`}
      data-dim={dim || undefined}
      data-invalid={invalid || undefined}
    >
      <NumberControl {...props} value={shown} range={range} bare />
      {dice && (
        <button
          type="button"
          className={wellButtonStyle}
          aria-pressed={!open}
          aria-label={`Keep the ${label.toLowerCase()}`}
          data-tip={
            open
              ? 'A new one for each run. Press to keep this one.'
              : 'Kept. Press to draw a new one for each run.'
          }
          onClick={lock}
        >
          <Icon name={open ? 'lock-open' : 'lock'} size={14} />
        </button>
      )}
      <button
        type="button"
        className={wellButtonStyle}
        aria-label={`Draw a new ${label.toLowerCase()}`}
        data-tip="Draw a new one now"
        onClick={() => write(drawSeed(max))}
      >
        <Icon name="dices" size={14} />
      </button>
    </span>
  )
}

/** A seed in the range that the server draws from: short enough to be read out. */
function drawSeed(max: number): number {
  const [drawn] = crypto.getRandomValues(new Uint32Array(1))
  return Math.min(drawn!, max)
}
