import type { ComponentPropsWithRef } from 'react'
import { classes } from '../classes.ts'

/** What several lines of text are made with; every attribute of a text area besides. */
export interface TextAreaProps extends Omit<ComponentPropsWithRef<'textarea'>, 'onChange' | 'value'> {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Accessible name, where no label element names it. */
  readonly label?: string
  readonly invalid?: boolean
}

/** Several lines of text; it grows with them from `rows` on, to twelve. */
export function TextArea({ value, onChange, label, invalid, className, rows = 2, ...area }: TextAreaProps) {
  return (
    <textarea
      spellCheck={false}
      {...(label !== undefined && { 'aria-label': label })}
      aria-invalid={invalid || undefined}
      rows={rows}
      {...area}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      className={classes(
        'field-sizing-content block max-h-64 w-full min-w-0 resize-none rounded-field bg-well px-2 py-1.5 text-13 text-ink outline-offset-0 placeholder:text-ink3 disabled:text-ink3 aria-invalid:shadow-[inset_0_0_0_1px_var(--err)]',
        className,
      )}
    />
  )
}
