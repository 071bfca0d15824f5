import type { ReactNode } from 'react'
import { Select } from '../look/index.ts'
import type { ControlProps } from './control.ts'
import type { FieldOption } from './field-spec.ts'
import { dimStyle } from './field-styles.ts'

/** What `SelectControl` is given. */
export interface SelectControlProps extends ControlProps {
  readonly options: readonly FieldOption[]
}

/** One of a few; with a search where they are many. A value that is none of them is shown as it is. */
export function SelectControl(props: SelectControlProps): ReactNode {
  const { id, label, value, options, write, invalid, dim } = props
  const chosen = options.findIndex((option) => option.value === value)
  return (
    <Select
      id={id}
      label={label}
      value={chosen < 0 ? undefined : String(chosen)}
      placeholder={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      options={options.map((option, at) => ({ value: String(at), label: option.label }))}
      onChange={(at) => void write(options[Number(at)]!.value)}
      search={options.length > 6}
      invalid={invalid ?? false}
      className={dim ? dimStyle : ''}
    />
  )
}
