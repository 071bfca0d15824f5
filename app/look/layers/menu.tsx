import { useState } from 'react'
import { late } from '../late.tsx'
import { closedTrigger } from './closed-trigger.ts'
import type { MenuProps, PointMenuProps } from './menu-props.ts'

const load = () => import('./radix-menu.tsx')
const ButtonMenu = late<MenuProps>(
  () => load().then(({ ButtonMenu }) => ButtonMenu),
  ({ children }) => closedTrigger(children, 'menu', () => undefined),
)
const OpenPointMenu = late<PointMenuProps>(() => load().then(({ OpenPointMenu }) => OpenPointMenu))

/** A menu that a button opens. What draws menus is loaded when the first is opened. */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false)
  return wanted ? <ButtonMenu {...props} /> : closedTrigger(props.children, 'menu', () => setWanted(true))
}

/** A menu at a point: for a surface that decides itself what was clicked. Focus goes back to where it was. */
export function PointMenu(props: PointMenuProps) {
  return props.at ? <OpenPointMenu {...props} /> : null
}
