import { cloneElement, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react'

interface ButtonProps {
  readonly onClick?: (event: MouseEvent) => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

/** The button of something that was never opened, and so was not loaded: it looks and is named as the real one, and asks for it. */
export function closedTrigger(button: ReactElement, opens: 'menu' | 'dialog', ask: () => void): ReactElement {
  const element = button as ReactElement<ButtonProps>
  const own = element.props
  return cloneElement(element, {
    'aria-haspopup': opens,
    'aria-expanded': false,
    'data-state': 'closed',
    onClick: (event: MouseEvent) => {
      own.onClick?.(event)
      if (!event.defaultPrevented) ask()
    },
    onKeyDown: (event: KeyboardEvent) => {
      own.onKeyDown?.(event)
      if (opens !== 'menu' || event.key !== 'ArrowDown' || event.defaultPrevented) return
      event.preventDefault()
      event.stopPropagation()
      ask()
    },
  } as ButtonProps)
}
