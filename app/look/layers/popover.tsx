import { useState } from 'react'
import { late } from '../late.tsx'
import { closedTrigger } from './closed-trigger.ts'
import type { PopoverProps } from './popover-props.ts'

const OpenPopover = late<PopoverProps>(
  () => import('./radix-popover.tsx').then(({ OpenPopover }) => OpenPopover),
  ({ trigger }) => (trigger ? closedTrigger(trigger, 'dialog', () => undefined) : null),
)

/** A little window beside something; Escape and a click elsewhere close it. What draws it is loaded when the first is opened. */
export function Popover(props: PopoverProps) {
  const { trigger, open, onOpenChange } = props
  const [asked, setAsked] = useState(false)
  if (open && !asked) setAsked(true)
  const closed = trigger
    ? closedTrigger(trigger, 'dialog', () => (open === undefined ? setAsked(true) : onOpenChange?.(true)))
    : null
  return asked ? <OpenPopover {...props} /> : closed
}
