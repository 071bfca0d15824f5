import { classes } from '../classes.ts'

/** What a switch is made with. */
export interface SwitchProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly label: string
  readonly disabled?: boolean
  readonly id?: string
}

/** On or off. The knob's place and its filling both say which. */
export function Switch({ checked, onChange, label, disabled, id }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      id={id}
      aria-checked={checked}
      aria-label={label}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      className={classes(
        'relative h-5 w-9 shrink-0 rounded-full border transition-colors duration-(--press) ease-look',
        checked ? 'border-ink2 bg-ink2' : 'border-line2 bg-well',
      )}
    >
      <span
        className={classes(
          'absolute top-0.5 size-3.5 rounded-full transition-[left] duration-(--press) ease-look',
          checked ? 'left-[18px] bg-bar' : 'left-0.5 border-2 border-ink3',
        )}
      />
    </button>
  )
}
