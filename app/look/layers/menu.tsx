import { lazy, Suspense, useState } from 'react'
import { closedTrigger } from './closed-trigger.ts'
import type { MenuProps, PointMenuProps } from './menu-props.ts'

const load = () => import('./radix-menu.tsx')
const ButtonMenu = lazy(() => load().then(({ ButtonMenu }) => ({ default: ButtonMenu })))
const OpenPointMenu = lazy(() => load().then(({ OpenPointMenu }) => ({ default: OpenPointMenu })))

/** A menu that a button opens. What draws menus is loaded when the first is opened. */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false)
  const closed = closedTrigger(props.children, 'menu', () => setWanted(true))
  if (!wanted) return closed
  return (
    <Suspense fallback={closed}>
      <ButtonMenu {...props} />
    </Suspense>
  )
}

/** A menu at a point: for a surface that decides itself what was clicked. Focus goes back to where it was. */
export function PointMenu(props: PointMenuProps) {
  if (!props.at) return null
  return (
    <Suspense>
      <OpenPointMenu {...props} />
    </Suspense>
  )
}
