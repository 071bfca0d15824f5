import type { ReactElement } from 'react'
import type { MenuItem } from './menu-item.ts'

/** What a menu under a button is made with. */
export interface MenuProps {
  /** What it offers; a function is asked when it opens. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[])
  readonly label?: string
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** The button that opens it: one element that takes a ref. */
  readonly children: ReactElement
}

/** What a menu at a point of the window is made with. */
export interface PointMenuProps {
  /** Where the pointer was, in px of the window; undefined while it is closed. */
  readonly at: { readonly x: number; readonly y: number } | undefined
  readonly items: readonly MenuItem[]
  readonly label: string
  readonly onClose: () => void
}
