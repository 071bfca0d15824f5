import * as RadixContextMenu from 'radix-ui/context-menu'
import type { ReactElement } from 'react'
import type { MenuItem } from './menu-item.ts'
import { menuLook, MenuLines } from './menu-lines.tsx'
import type { MenuParts } from './menu-lines.tsx'

/** What a menu of the right button is made with. */
export interface ContextMenuProps {
  /** What it offers; a function is asked when it opens. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[])
  readonly label?: string
  /** What is clicked: one element that takes a ref. */
  readonly children: ReactElement
}

const height = { '--menu-height': 'var(--radix-context-menu-content-available-height)' } as object

/** A menu of the right button, and of the menu key. For a thousand things use one `PointMenu` on what holds them. */
export function ContextMenu({ items, label, children }: ContextMenuProps) {
  return (
    <RadixContextMenu.Root modal={false}>
      <RadixContextMenu.Trigger asChild>{children}</RadixContextMenu.Trigger>
      <RadixContextMenu.Portal>
        <RadixContextMenu.Content aria-label={label} collisionPadding={8} className={menuLook} style={height}>
          <Lines items={items} />
        </RadixContextMenu.Content>
      </RadixContextMenu.Portal>
    </RadixContextMenu.Root>
  )
}

function Lines({ items }: Pick<ContextMenuProps, 'items'>) {
  const parts: MenuParts = RadixContextMenu
  return <MenuLines items={typeof items === 'function' ? items() : items} parts={parts} />
}
