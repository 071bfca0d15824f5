import * as DropdownMenu from 'radix-ui/dropdown-menu'
import { useRef } from 'react'
import type { MenuProps, PointMenuProps } from './menu-props.ts'
import { menuLook, MenuLines } from './menu-lines.tsx'

const height = { '--menu-height': 'var(--radix-dropdown-menu-content-available-height)' } as object

/** A menu that a button opens; it begins open, as it is made when somebody wants it. */
export function ButtonMenu({ items, label, align = 'start', side = 'bottom', children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={menuLook}
          style={height}
        >
          <Lines items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** A menu at a point: for a surface that decides itself what was clicked. Focus goes back to where it was, unless what was chosen has taken it. */
export function OpenPointMenu({ at, items, label, onClose }: PointMenuProps) {
  const before = useRef<Element | null>(null)
  if (!at) return null
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span className="pointer-events-none fixed size-0" style={{ left: at.x, top: at.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          ref={(content) => {
            if (content) before.current ??= document.activeElement
          }}
          aria-label={label}
          align="start"
          collisionPadding={8}
          className={menuLook}
          style={height}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            const untaken = document.activeElement === document.body
            if (untaken && before.current instanceof HTMLElement) before.current.focus()
            before.current = null
          }}
          onContextMenu={(event) => event.preventDefault()}
        >
          <Lines items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/** Made when the menu is open, so that what it offers is what can be done now. */
function Lines({ items }: Pick<MenuProps, 'items'>) {
  return <MenuLines items={typeof items === 'function' ? items() : items} parts={DropdownMenu} />
}
