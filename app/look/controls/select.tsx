import { useRef, useState } from 'react'
import { classes } from '../classes.ts'
import type { IconName } from '../icon-name.ts'
import { late } from '../late.tsx'
import { Icon } from '../lucide-icon.tsx'
import { fieldLook } from './field.ts'

/** One thing that may be chosen. */
export interface SelectOption {
  readonly value: string
  readonly label: string
  /** Said in grey after the label. */
  readonly hint?: string
  readonly icon?: IconName
  readonly disabled?: boolean
  /** Heading that it stands under. */
  readonly group?: string
}

/** What a choice among many is made with. */
export interface SelectProps {
  readonly value: string | undefined
  readonly options: readonly SelectOption[]
  readonly onChange: (value: string) => void
  readonly label: string
  /** Shown while nothing, or nothing that is offered, is chosen. */
  readonly placeholder?: string
  /** Whether words can be typed to find one; by default from nine options on. */
  readonly search?: boolean
  readonly icon?: IconName
  readonly disabled?: boolean
  readonly invalid?: boolean
  readonly id?: string
  readonly className?: string
  /** Called as its list opens: what may be chosen can be asked for anew. */
  readonly onOpen?: () => void
}

const SelectList = late(() => import('./select-list.tsx').then(({ SelectList }) => SelectList))

/** A choice. Its list exists only while it is open, so a thousand nodes with choices cost a thousand buttons. */
export function Select(props: SelectProps) {
  const { value, options, onChange, label, placeholder = '', disabled, invalid } = props
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const chosen = options.find((option) => option.value === value)
  const icon = props.icon ?? chosen?.icon
  const openList = (): void => {
    props.onOpen?.()
    setOpen(true)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        role="combobox"
        id={props.id}
        aria-label={`${label}: ${chosen?.label ?? (placeholder || 'nothing chosen')}`}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-invalid={invalid || undefined}
        disabled={disabled}
        onClick={openList}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          event.stopPropagation()
          openList()
        }}
        className={classes(fieldLook, 'flex items-center gap-2 text-left', props.className)}
      >
        {icon && <Icon name={icon} size={14} className="text-ink2" />}
        <span className={classes('min-w-0 flex-1 truncate', !chosen && 'text-ink3')}>
          {chosen?.label ?? placeholder}
        </span>
        <Icon name="chevron-down" size={14} className="text-ink2" />
      </button>
      {open && (
        <SelectList
          anchor={button}
          label={label}
          value={value}
          options={options}
          search={props.search ?? options.length > 8}
          onChoose={onChange}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
