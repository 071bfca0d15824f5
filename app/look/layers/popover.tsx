import * as RadixPopover from 'radix-ui/popover'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { classes } from '../classes.ts'

/** What a little window beside something is made with. */
export interface PopoverProps {
  /** The button that opens it: one element that takes a ref. Without it, `open` and `anchor` say when and where. */
  readonly trigger?: ReactElement
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly anchor?: RefObject<HTMLElement | null>
  readonly label: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'center' | 'end'
  readonly className?: string
  readonly children: ReactNode
}

/** A little window beside something; Escape and a click elsewhere close it. */
export function Popover(props: PopoverProps) {
  const { trigger, open, onOpenChange, anchor, label, side = 'bottom', align = 'start', className } = props
  return (
    <RadixPopover.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {trigger && <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>}
      {anchor && <RadixPopover.Anchor virtualRef={anchor} />}
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (trigger || !anchor?.current) return
            event.preventDefault()
            anchor.current.focus()
          }}
          className={classes(
            'surface-palette layer z-50 max-h-(--radix-popover-content-available-height) overflow-y-auto',
            className ?? 'w-72 p-4',
          )}
        >
          {props.children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  )
}
