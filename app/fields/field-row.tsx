import { type MouseEvent, type ReactNode, useState } from 'react'
import { Icon, type MenuItem, PointMenu } from '../look/index.ts'
import type { FieldPlace } from './field-place.ts'
import { isTextField } from './is-text-field.ts'

/** What `FieldRow` is given. */
export interface FieldRowProps {
  /** Id of the control. */
  readonly id: string
  /** Name of the setting. */
  readonly name: string
  readonly label: string
  readonly help?: string | undefined
  readonly place: FieldPlace
  /** The control below its label, over the whole width: prompts, lists, pictures. */
  readonly stacked?: boolean
  /** The label as wide as it needs, for a control that is small: a switch. */
  readonly loose?: boolean
  /** A node with one setting needs no word for it. */
  readonly bare?: boolean
  /** Whether it is not what it is by default. */
  readonly changed?: boolean
  readonly exposedAs?: string | undefined
  /** Why it is not allowed, or was not kept. */
  readonly fault?: string | undefined
  /** What its context menu offers, asked when it opens. */
  readonly menu?: (() => readonly MenuItem[]) | undefined
  readonly children: ReactNode
}

/** The line of a setting: label, control, and what is wrong with it below. The rest is in its context menu. */
export function FieldRow(props: FieldRowProps): ReactNode {
  const { id, label, place, stacked, bare, loose, fault, menu, children, help } = props
  const [at, setAt] = useState<{ readonly x: number; readonly y: number }>()
  const across = stacked || bare ? 'flex flex-col gap-1' : `flex items-start gap-2 ${bodyGap[place]}`
  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    if (!menu || (event.button === 2 && isTextField(event.target))) return
    event.preventDefault()
    event.stopPropagation()
    const box = event.currentTarget.getBoundingClientRect()
    // The menu key comes without a place.
    setAt(event.button === 2 ? { x: event.clientX, y: event.clientY } : { x: box.left + 8, y: box.bottom })
  }
  return (
    <div className="nodrag min-w-0" data-field={props.name} onContextMenu={onContextMenu}>
      <div className={across}>
        {!bare && <FieldLabel {...props} />}
        <div className={loose && !bare ? 'flex shrink-0' : 'flex min-w-0 flex-1'}>{children}</div>
      </div>
      {place === 'form' && help !== undefined && <p className="mt-1 text-12 text-ink3">{help}</p>}
      {fault !== undefined && (
        <p id={`${id}-fault`} role="alert" className="mt-1 flex gap-1 text-12 text-err">
          <Icon name="octagon-alert" size={14} className="mt-px" />
          <span className="min-w-0">{fault}</span>
        </p>
      )}
      {menu && at && <PointMenu at={at} items={menu()} label={label} onClose={() => setAt(undefined)} />}
    </div>
  )
}

const bodyGap: Readonly<Record<FieldPlace, string>> = { node: '', inspector: '', form: 'items-center' }
const labelWidth: Readonly<Record<FieldPlace, string>> = {
  node: 'w-[72px]',
  inspector: 'w-[84px]',
  form: 'w-[112px]',
}

function FieldLabel({
  id,
  label,
  help,
  place,
  stacked,
  loose,
  exposedAs,
  changed,
}: FieldRowProps): ReactNode {
  return (
    <label
      data-tip={place === 'form' ? undefined : help}
      htmlFor={id}
      className={`flex min-w-0 items-center gap-1 text-12 text-ink2 ${
        stacked ? 'h-5 shrink-0' : loose ? 'min-h-7 flex-1' : `min-h-7 shrink-0 ${labelWidth[place]}`
      }`}
    >
      <span className="min-w-0 truncate">{label}</span>
      {exposedAs !== undefined && (
        <span data-tip={`On the form as "${exposedAs}"`} className="text-ink3">
          <Icon name="pin" size={14} />
          <span className="sr-only">, on the form as {exposedAs}</span>
        </span>
      )}
      {changed && place === 'inspector' && (
        <span aria-hidden="true" className="size-1 rounded-full bg-ink3" />
      )}
    </label>
  )
}
