import type { ComponentPropsWithRef } from 'react'
import { classes } from '../classes.ts'
import type { IconName } from '../icon-name.ts'
import { Icon } from '../lucide-icon.tsx'
import { keysText } from '../keys.tsx'

/** What a button looks like: `fill` is Run and the one thing a dialog is for; `quiet` has no ground until the pointer is on it. */
export type ButtonKind = 'plain' | 'fill' | 'quiet' | 'outline' | 'danger'

/** What a button is made with; every attribute of a button besides. */
export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  readonly kind?: ButtonKind
  readonly size?: 'small' | 'medium'
  readonly icon?: IconName
  readonly iconFilled?: boolean
  readonly iconAfter?: IconName
  /** Shown after the words, `Mod+Enter`. */
  readonly keys?: string | undefined
  /** A button that stays down. */
  readonly pressed?: boolean
  /** As wide as what it stands in. */
  readonly wide?: boolean
}

/** How each kind is coloured; shared with what looks like a button but is not one. */
export const buttonLook: Readonly<Record<ButtonKind, string>> = {
  plain: 'bg-raise text-ink enabled:hover:bg-[color-mix(in_srgb,var(--raise)_88%,var(--ink))]',
  fill: 'bg-accent-fill text-accent-ink enabled:hover:bg-[color-mix(in_srgb,var(--accent-fill)_90%,var(--ink))]',
  quiet:
    'text-ink2 enabled:hover:bg-raise enabled:hover:text-ink aria-pressed:bg-raise aria-pressed:text-ink',
  outline: 'border border-line2 text-ink enabled:hover:bg-raise',
  danger: 'border border-err text-err enabled:hover:bg-raise',
}

/** A button with words: a verb. */
export function Button(props: ButtonProps) {
  const { kind = 'plain', size = 'medium', icon, iconFilled, iconAfter, keys, pressed, wide, ...rest } = props
  const { className, children, type = 'button', ...button } = rest
  return (
    <button
      type={type}
      aria-pressed={pressed}
      {...button}
      className={classes(
        'inline-flex shrink-0 items-center justify-center gap-2 rounded-row whitespace-nowrap transition-colors duration-(--press) ease-look disabled:text-ink3',
        size === 'small' ? 'h-7 px-2.5 text-12 font-medium' : 'h-8 px-3 text-13 font-semibold',
        wide && 'w-full',
        buttonLook[kind],
        className,
      )}
    >
      {icon && <Icon name={icon} size={size === 'small' ? 14 : 16} filled={iconFilled ?? false} />}
      {children}
      {keys && <span className="text-12 font-normal opacity-80">{keysText(keys)}</span>}
      {iconAfter && <Icon name={iconAfter} size={14} />}
    </button>
  )
}
