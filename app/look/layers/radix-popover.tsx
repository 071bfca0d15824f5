import * as RadixPopover from 'radix-ui/popover'
import { classes } from '../classes.ts'
import type { PopoverProps } from './popover-props.ts'

/** A little window beside something; Escape and a click elsewhere close it. */
export function OpenPopover(props: PopoverProps) {
  const { trigger, open, onOpenChange, anchor, label, side = 'bottom', align = 'start', className } = props
  return (
    <RadixPopover.Root
      {...(open === undefined ? { defaultOpen: true } : { open })}
      {...(onOpenChange && { onOpenChange })}
    >
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
