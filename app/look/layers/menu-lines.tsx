import type * as DropdownMenu from 'radix-ui/dropdown-menu'
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import { Icon } from '../lucide-icon.tsx'
import { keysText } from '../keys.tsx'
import type { MenuItem } from './menu-item.ts'

/** The parts of a menu: those of a dropdown and of a context menu are made alike. */
export type MenuParts = Pick<
  typeof DropdownMenu,
  'Item' | 'CheckboxItem' | 'Separator' | 'Label' | 'Sub' | 'SubTrigger' | 'SubContent' | 'Portal'
>

/** The look of a menu's ground. */
export const menuLook = 'surface-palette layer z-50 max-h-(--menu-height) min-w-44 overflow-y-auto p-1'

const lineLook =
  'flex h-8 items-center gap-2.5 rounded-row px-2 text-13 outline-none data-highlighted:bg-pick data-[state=open]:bg-pick data-disabled:text-ink3'

/** The lines of a menu. */
export function MenuLines({
  items,
  parts: P,
}: {
  readonly items: readonly MenuItem[]
  readonly parts: MenuParts
}) {
  return items.map((item, index) => (
    <Fragment key={`${item.label}-${index}`}>
      {item.divider && index > 0 && <P.Separator className="-mx-1 my-1 h-px bg-line" />}
      {item.heading && (
        <P.Label className="px-2 pt-2 pb-1 text-12 font-semibold text-ink2">{item.heading}</P.Label>
      )}
      {item.items ? (
        <P.Sub>
          <P.SubTrigger disabled={item.disabled ?? false} className={lineLook}>
            {inside(item, <Icon name="chevron-right" size={14} className="text-ink3" />)}
          </P.SubTrigger>
          <P.Portal>
            <P.SubContent className={menuLook} sideOffset={4} collisionPadding={8}>
              <MenuLines items={item.items} parts={P} />
            </P.SubContent>
          </P.Portal>
        </P.Sub>
      ) : item.checked === undefined ? (
        <P.Item
          disabled={item.disabled ?? false}
          onSelect={() => item.run?.()}
          className={classes(lineLook, item.danger && 'text-err')}
        >
          {inside(item, end(item))}
        </P.Item>
      ) : (
        <P.CheckboxItem
          checked={item.checked}
          disabled={item.disabled ?? false}
          onSelect={() => item.run?.()}
          className={lineLook}
        >
          {inside(item, item.checked ? <Icon name="check" size={14} className="text-ink2" /> : end(item))}
        </P.CheckboxItem>
      )}
    </Fragment>
  ))
}

function inside(item: MenuItem, after: ReactNode): ReactNode {
  return (
    <>
      {item.icon !== undefined && (
        <span className={classes('flex w-4 justify-center', !item.danger && 'text-ink2')}>
          {typeof item.icon === 'string' ? <Icon name={item.icon} /> : item.icon}
        </span>
      )}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {after}
    </>
  )
}

function end(item: MenuItem): ReactNode {
  const said = item.keys === undefined ? item.hint : keysText(item.keys)
  return said === undefined ? null : <span className="pl-4 text-12 text-ink3">{said}</span>
}
