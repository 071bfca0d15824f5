import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import * as Popover from 'radix-ui/popover'
import { classes } from '../classes.ts'
import { Icon } from '../lucide-icon.tsx'
import type { SelectOption } from './select.tsx'

/** What an open list is made with. */
export interface SelectListProps {
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly SelectOption[]
  readonly search: boolean
  readonly onChoose: (value: string) => void
  readonly onClose: () => void
}

/** The list of a choice: arrows, Home, End, typing the first letters or, with `search`, any words. */
export function SelectList(props: SelectListProps) {
  const { anchor, label, value, options, search, onChoose, onClose } = props
  const [query, setQuery] = useState('')
  const found = useMemo(() => fitting(options, query), [options, query])
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.value === value),
    ),
  )
  const list = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const id = useId()
  const at = Math.min(active, found.length - 1)
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const choose = (option: SelectOption | undefined): void => {
    if (!option || option.disabled) return
    onClose()
    if (option.value !== value) onChoose(option.value)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const last = found.length - 1
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8, End: last, Home: 0 }[
      event.key
    ]
    if (next !== undefined && !(search && (event.key === 'Home' || event.key === 'End'))) {
      event.preventDefault()
      setActive(Math.max(0, Math.min(last, next)))
    } else if (event.key === 'Enter' || (event.key === ' ' && !search)) {
      event.preventDefault()
      choose(found[at])
    } else if (event.key === 'Tab') onClose()
    else if (!search && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const fresh = event.timeStamp - typed.current.at > 700
      typed.current = {
        text: (fresh ? '' : typed.current.text) + event.key.toLowerCase(),
        at: event.timeStamp,
      }
      const hit = found.findIndex((option) => option.label.toLowerCase().startsWith(typed.current.text))
      if (hit >= 0) setActive(hit)
    }
  }
  const listProps = {
    id: `${id}-list`,
    role: 'listbox' as const,
    'aria-label': label,
    'aria-activedescendant': found[at] && `${id}-${at}`,
  }
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onKeyDown={onKeyDown}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            anchor.current?.focus()
          }}
          onOpenAutoFocus={(event) => {
            if (search) return
            event.preventDefault()
            list.current?.focus()
          }}
          className="surface-palette layer z-50 flex max-h-[min(20rem,var(--radix-popover-content-available-height))] min-w-[max(10rem,var(--radix-popover-trigger-width))] flex-col overflow-hidden"
        >
          {search && (
            <span className="flex items-center gap-2 border-b border-line px-2">
              <Icon name="search" size={14} className="text-ink3" />
              <input
                role="combobox"
                aria-expanded="true"
                aria-controls={listProps.id}
                aria-activedescendant={listProps['aria-activedescendant']}
                aria-label={`Find in ${label}`}
                placeholder="Find"
                value={query}
                onChange={(event) => {
                  setQuery(event.currentTarget.value)
                  setActive(0)
                }}
                className="h-8 min-w-0 flex-1 text-12 outline-none"
              />
            </span>
          )}
          <div
            ref={list}
            {...listProps}
            tabIndex={search ? -1 : 0}
            className="overflow-y-auto p-1 outline-none"
          >
            {found.map((option, index) => (
              <div key={option.value} role="presentation">
                {option.group !== undefined && option.group !== found[index - 1]?.group && (
                  <div role="presentation" className="px-2 pt-2 pb-1 text-12 font-semibold text-ink2">
                    {option.group}
                  </div>
                )}
                <div
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={option.value === value}
                  aria-disabled={option.disabled || undefined}
                  data-active={index === at || undefined}
                  onPointerMove={() => setActive(index)}
                  onClick={() => choose(option)}
                  className={classes(
                    'flex h-7 items-center gap-2 rounded-row px-2 text-12',
                    option.disabled ? 'text-ink3' : 'text-ink',
                    index === at && 'bg-pick',
                  )}
                >
                  {option.icon && <Icon name={option.icon} size={14} className="text-ink2" />}
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.hint && <span className="text-ink3">{option.hint}</span>}
                  <span className="flex w-4 justify-end">
                    {option.value === value && <Icon name="check" size={14} className="text-ink2" />}
                  </span>
                </div>
              </div>
            ))}
            {found.length === 0 && <p className="px-2 py-1.5 text-12 text-ink3">Nothing by that name.</p>}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function fitting(options: readonly SelectOption[], query: string): readonly SelectOption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  return options.filter((option) => {
    const text = `${option.label} ${option.hint ?? ''} ${option.group ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
