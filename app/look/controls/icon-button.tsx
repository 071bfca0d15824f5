import type { ComponentPropsWithRef } from 'react'
import { classes } from '../classes.ts'
import type { IconName } from '../icon-name.ts'
import { Icon } from '../lucide-icon.tsx'
import { buttonLook } from './button.tsx'
import type { ButtonKind } from './button.tsx'

/** What a button without words is made with; every attribute of a button besides. */
export interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'children'> {
  readonly icon: IconName
  /** Its name, for the tooltip and for assistive tools: a verb. */
  readonly label: string
  readonly kind?: ButtonKind
  /** Side in px. */
  readonly size?: 24 | 28 | 32
  readonly iconSize?: 14 | 16 | 20
  readonly filled?: boolean
  readonly pressed?: boolean
  /** Shown in the tooltip, `Mod+Z`. */
  readonly keys?: string | undefined
}

const sides = { 24: 'size-6', 28: 'size-7', 32: 'size-8' } as const

/** A button that is a drawing; the page's one tooltip says its label and keys. */
export function IconButton(props: IconButtonProps) {
  const {
    icon,
    label,
    kind = 'quiet',
    size = 28,
    iconSize = 16,
    filled = false,
    pressed,
    keys,
    ...rest
  } = props
  const { className, type = 'button', ...button } = rest
  return (
    <button
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={label}
      data-tip-keys={keys}
      {...button}
      className={classes(
        'inline-flex shrink-0 items-center justify-center rounded-row transition-colors duration-(--press) ease-look disabled:text-line2',
        sides[size],
        buttonLook[kind],
        className,
      )}
    >
      <Icon name={icon} size={iconSize} filled={filled} />
    </button>
  )
}
