import type { ReactElement, ReactNode, RefObject } from 'react'

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
