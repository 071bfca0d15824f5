import type { ReactNode } from 'react'
import { Icon } from '../look/index.ts'
import { refocus } from '../look/refocus.ts'
import type { ControlProps } from './control.ts'
import type { RecordField } from './field-spec.ts'
import { wellButtonStyle } from './field-styles.ts'
import { ParamControl } from './param-control.tsx'
import { defaultOf } from './param-value.ts'
import { itemsOf, movedItem, newItem, type RecordItem } from './record-list.ts'

/** What `RecordsControl` is given. */
export interface RecordsControlProps extends ControlProps {
  readonly noun: string
  readonly fields: readonly RecordField[]
}

/** A list of small groups of settings, one under another: add, remove, move up and down. */
export function RecordsControl(props: RecordsControlProps): ReactNode {
  const { id, label, value, place, write, settle, history, gesture, noun, fields, dim } = props
  const items = itemsOf(value)
  const keep = (next: readonly RecordItem[]): string | undefined => write(next)
  /** What a button does is a step of the history, however soon after another. */
  const step = (next: readonly RecordItem[]): void => {
    gesture?.begin()
    keep(next)
    gesture?.end()
  }
  return (
    <div id={id} role="group" aria-label={label} className="flex min-w-0 flex-1 flex-col gap-2">
      {items.map((item, at) => {
        const called = `${capital(noun)} ${at + 1}`
        return (
          // Items have no names of their own; a control keeps no state that could go to a wrong one.
          <div
            key={at}
            role="group"
            aria-label={called}
            className="flex flex-col gap-1 rounded-row border border-line p-2"
          >
            <div className="flex items-center">
              <span className="flex-1 text-12 text-ink2">{called}</span>
              <ItemButton
                icon="chevron-up"
                label={`Move ${called} up`}
                disabled={at === 0}
                run={() => step(movedItem(items, at, at - 1))}
              />
              <ItemButton
                icon="chevron-down"
                label={`Move ${called} down`}
                disabled={at === items.length - 1}
                run={() => step(movedItem(items, at, at + 1))}
              />
              <ItemButton
                icon="trash-2"
                label={`Remove ${called}`}
                run={(button) => {
                  refocus(button.closest(`[id="${CSS.escape(id)}"]`))
                  step(items.toSpliced(at, 1))
                }}
              />
            </div>
            {fields.map(({ name, param, spec }) => (
              <label key={name} className="flex items-start gap-2">
                <span className="w-16 shrink-0 pt-1.5 text-12 text-ink2">{param.look.label}</span>
                <ParamControl
                  id={`${id}-${at}-${name}`}
                  label={`${param.look.label} of ${called}`}
                  spec={spec}
                  value={item[name] ?? defaultOf(param)}
                  place={place}
                  settle={settle}
                  history={history}
                  dim={dim}
                  write={(next) => keep(items.with(at, { ...item, [name]: next }))}
                />
              </label>
            ))}
          </div>
        )
      })}
      <button
        type="button"
        className="flex h-7 items-center gap-1.5 self-start rounded-field px-1.5 text-12 text-ink2 hover:bg-pick hover:text-ink"
        onClick={() => step([...items, newItem(fields, noun, items)])}
      >
        <Icon name="plus" size={14} />
        Add {noun}
      </button>
    </div>
  )
}

function ItemButton(props: {
  readonly icon: 'chevron-up' | 'chevron-down' | 'trash-2'
  readonly label: string
  readonly disabled?: boolean
  readonly run: (button: HTMLElement) => void
}): ReactNode {
  const { icon, label, disabled, run } = props
  return (
    <button
      type="button"
      className={wellButtonStyle}
      aria-label={label}
      data-tip={label}
      disabled={disabled}
      onClick={({ currentTarget }) => run(currentTarget)}
    >
      <Icon name={icon} size={14} />
    </button>
  )
}

function capital(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1)
}
