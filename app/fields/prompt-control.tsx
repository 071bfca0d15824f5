import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import type { ControlProps } from './control.ts'
import { historyKeys } from './history-keys.ts'
import { useDraft } from './use-draft.ts'
import { valueText } from './value-text.ts'

/** Lines before a prompt scrolls instead of growing. */
const mostLines = { node: 12, inspector: 16, form: 20 } as const

/** Text of several lines that is as high as its words. Enter makes a line; Mod+Enter is left to whoever runs things. */
export function PromptControl(props: ControlProps): ReactNode {
  const { id, label, value, place, write, settle, history, describedBy, invalid, dim, hint } = props
  const draft = useDraft(valueText(value))
  const area = useRef<HTMLTextAreaElement>(null)

  // Where the browser sizes a field by its content this is not needed.
  useLayoutEffect(() => {
    const element = area.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [draft.text])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (historyKeys(event, draft, history)) return
    if (event.key !== 'Escape' || !draft.open) return
    event.stopPropagation()
    draft.drop()
    settle?.()
  }
  return (
    <textarea
      ref={area}
      id={id}
      className={promptStyle}
      style={{ maxHeight: `${mostLines[place] * 20 + 12}px` }}
      rows={place === 'form' ? 3 : 2}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      data-dim={dim || undefined}
      data-invalid={invalid || undefined}
      placeholder={hint}
      value={draft.text}
      onChange={({ target }) => {
        draft.type(target.value)
        write(target.value)
      }}
      onBlur={draft.drop}
      onKeyDown={onKeyDown}
    />
  )
}

const promptStyle =
  'nowheel block w-full min-w-0 flex-1 resize-none overflow-y-auto rounded-field bg-well px-2 py-1.5 text-13 ' +
  'text-ink outline-offset-1 [field-sizing:content] placeholder:text-ink3 focus:outline-2 ' +
  'focus:outline-focus data-[invalid]:shadow-[inset_0_0_0_1px_var(--err)] data-[dim]:bg-transparent ' +
  'data-[dim]:text-ink3 data-[dim]:shadow-[inset_0_0_0_1px_var(--line2)]'
