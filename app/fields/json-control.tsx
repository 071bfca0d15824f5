import { type ReactNode, useState } from 'react'
import type { ControlProps } from './control.ts'
import { historyKeys } from './history-keys.ts'
import { wellStyle } from './field-styles.ts'
import { useDraft } from './use-draft.ts'

/** A value that no other control is made for, as JSON, kept when the field is left. */
export function JsonControl(props: ControlProps): ReactNode {
  const { id, label, value, write, settle, history, describedBy, invalid, dim } = props
  const draft = useDraft(JSON.stringify(value, undefined, 1) ?? '')
  const [broken, setBroken] = useState(false)
  const keep = (): void => {
    if (!draft.open) return
    try {
      setBroken(false)
      if (write(JSON.parse(draft.text)) === undefined) draft.drop()
    } catch {
      setBroken(true)
    }
  }
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-1">
      <span
        className={`${wellStyle} h-auto py-1`}
        data-dim={dim || undefined}
        data-invalid={invalid || broken || undefined}
      >
        <textarea
          id={id}
          className="max-h-60 w-full resize-none bg-transparent font-mono text-12 outline-none [field-sizing:content]"
          rows={3}
          spellCheck={false}
          aria-label={label}
          aria-invalid={invalid || broken || undefined}
          aria-describedby={describedBy}
          value={draft.text}
          onChange={({ target }) => draft.type(target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (historyKeys(event, draft, history)) return
            // Runs with what is typed.
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep()
            if (event.key !== 'Escape' || !draft.open) return
            event.stopPropagation()
            draft.drop()
            setBroken(false)
            settle?.()
          }}
        />
      </span>
      {broken && (
        <span role="alert" className="text-12 text-err">
          This is not JSON yet and is not kept.
        </span>
      )}
    </span>
  )
}
