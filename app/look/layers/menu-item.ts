import type { ReactElement } from 'react'
import type { IconName } from '../icon-name.ts'

/** A line of a menu: something to do, or a menu inside. */
export interface MenuItem {
  readonly label: string
  /** A lucide name, or a drawing itself. */
  readonly icon?: IconName | ReactElement
  /** `Mod+D`. */
  readonly keys?: string | undefined
  /** Said in grey at the end, where there are no keys. */
  readonly hint?: string
  readonly run?: () => void
  readonly danger?: boolean
  readonly disabled?: boolean
  /** True or false for what is on or off. */
  readonly checked?: boolean
  /** A line above it. */
  readonly divider?: boolean
  /** A heading above it. */
  readonly heading?: string
  /** A menu that opens beside it. */
  readonly items?: readonly MenuItem[]
}
