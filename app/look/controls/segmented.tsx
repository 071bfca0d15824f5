import { useRef } from 'react'
import type { ReactElement } from 'react'
import { classes } from '../classes.ts'
import type { IconName } from '../icon-name.ts'
import { Icon } from '../lucide-icon.tsx'

/** One of the choices. */
export interface Segment<V extends string> {
  readonly value: V
  readonly label: string
  /** A drawing above or before the words: a lucide name, or a drawing itself. */
  readonly icon?: IconName | ReactElement
  readonly hint?: string
  readonly disabled?: boolean
}

/** What the choices are made with. */
export interface SegmentedProps<V extends string> {
  readonly value: V
  readonly onChange: (value: V) => void
  readonly segments: readonly Segment<V>[]
  /** Name of the group. */
  readonly label: string
  /** `tall` has drawings above the words; `small` fits a 28 px row. */
  readonly size?: 'small' | 'medium' | 'tall'
  /** As wide as what it stands in, with equal parts. */
  readonly wide?: boolean
  readonly className?: string
}

const heights = {
  small: 'h-6 px-2.5 text-12',
  medium: 'h-7 px-3.5 text-13',
  tall: 'h-11 px-1 text-12',
} as const

/** A few choices of which one holds; the arrows go through them. */
export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const { value, onChange, segments, label, size = 'medium', wide = size === 'tall' } = props
  const group = useRef<HTMLDivElement>(null)
  const move = (by: number): void => {
    const open = segments.filter(({ disabled }) => !disabled)
    const at = open.findIndex((segment) => segment.value === value)
    // Where none holds, one begins at the end that one comes from.
    const next = at < 0 ? open.at(by > 0 ? 0 : -1) : open[(at + by + open.length) % open.length]
    if (!next) return
    onChange(next.value)
    group.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus()
  }
  const reached =
    segments.find((segment) => segment.value === value) ?? segments.find(({ disabled }) => !disabled)
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      className={classes(
        'inline-flex min-w-0 gap-0.5 rounded-row bg-well p-0.5',
        wide && 'flex w-full',
        props.className,
      )}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
        if (by === undefined || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        move(by)
      }}
    >
      {segments.map((segment) => {
        const chosen = segment.value === value
        return (
          <button
            key={segment.value}
            type="button"
            role="radio"
            aria-checked={chosen}
            data-value={segment.value}
            data-tip={segment.hint}
            tabIndex={segment === reached ? 0 : -1}
            disabled={segment.disabled}
            onClick={() => onChange(segment.value)}
            className={classes(
              'inline-flex min-w-0 items-center justify-center rounded-field font-medium whitespace-nowrap transition-colors duration-(--press) ease-look',
              size === 'tall' ? 'flex-col gap-1' : 'gap-1.5',
              wide && 'flex-1',
              heights[size],
              chosen ? 'bg-raise text-ink' : 'text-ink2 enabled:hover:text-ink disabled:text-ink3',
            )}
          >
            {typeof segment.icon === 'string' ? <Icon name={segment.icon} /> : segment.icon}
            {segment.label}
          </button>
        )
      })}
    </div>
  )
}
