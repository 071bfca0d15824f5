import { lazy, Suspense, useState } from 'react'
import { closedTrigger } from './closed-trigger.ts'
import type { PopoverProps } from './popover-props.ts'

const OpenPopover = lazy(() =>
  import('./radix-popover.tsx').then(({ OpenPopover }) => ({ default: OpenPopover })),
)

/** A little window beside something; Escape and a click elsewhere close it. What draws it is loaded when the first is opened. */
export function Popover(props: PopoverProps) {
  const { trigger, open, onOpenChange } = props
  const [asked, setAsked] = useState(false)
  if (open && !asked) setAsked(true)
  const closed = trigger
    ? closedTrigger(trigger, 'dialog', () => (open === undefined ? setAsked(true) : onOpenChange?.(true)))
    : null
  if (!asked) return closed
  return (
    <Suspense fallback={closed}>
      <OpenPopover {...props} />
    </Suspense>
  )
}
