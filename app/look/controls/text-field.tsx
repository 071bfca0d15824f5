import type { ComponentPropsWithRef } from 'react'
import { classes } from '../classes.ts'
import { fieldLook } from './field.ts'

/** What a line of text is made with; every attribute of an input besides. */
export interface TextFieldProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Accessible name, where no label element names it. */
  readonly label?: string
  readonly mono?: boolean
  readonly invalid?: boolean
}

/** One line of text. */
export function TextField({ value, onChange, label, mono, invalid, className, ...input }: TextFieldProps) {
  return (
    <input
      type="text"
      spellCheck={false}
      autoComplete="off"
      {...(label !== undefined && { 'aria-label': label })}
      aria-invalid={invalid || undefined}
      {...input}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      className={classes(fieldLook, mono && 'font-mono', className)}
    />
  )
}
