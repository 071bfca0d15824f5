import type { KeyboardEvent, ReactNode } from 'react'
import type { ControlProps } from './control.ts'
import { inputStyle, wellStyle } from './field-styles.ts'
import { historyKeys } from './history-keys.ts'
import { useDraft } from './use-draft.ts'
import { valueText } from './value-text.ts'

/** One line of text, kept with every letter; what may not be kept is said, and left behind when the field is left. */
export function TextControl(props: ControlProps): ReactNode {
  const { id, label, value, write, settle, history, describedBy, invalid, dim } = props
  const draft = useDraft(valueText(value))
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (historyKeys(event, draft, history)) return
    if (event.key !== 'Escape' || !draft.open) return
    event.stopPropagation()
    draft.drop()
    settle?.()
  }
  return (
    <span className={wellStyle} data-dim={dim || undefined} data-invalid={invalid || undefined}>
      <input
        id={id}
        className={inputStyle}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        value={draft.text}
        onChange={({ target }) => {
          draft.type(target.value)
          write(target.value)
        }}
        onBlur={draft.drop}
        onKeyDown={onKeyDown}
      />
    </span>
  )
}
