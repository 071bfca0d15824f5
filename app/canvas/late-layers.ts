import type { ComponentProps } from 'react'
import { late } from '../look/index.ts'
import type { CanvasMenu as Menu } from './menus/canvas-menu.tsx'
import type { Crumbs as Path } from './subgraph/crumbs.tsx'
import type { MakeNode as Make } from './subgraph/make-node.tsx'

/** The menu at the pointer, loaded once the graph can be used. */
export const CanvasMenu = late<ComponentProps<typeof Menu>>(() =>
  import('./menus/canvas-menu.tsx').then(({ CanvasMenu }) => CanvasMenu),
)

/** What asks for the shape of a node made of several, loaded once the graph can be used. */
export const MakeNode = late<ComponentProps<typeof Make>>(() =>
  import('./subgraph/make-node.tsx').then(({ MakeNode }) => MakeNode),
)

/** Where one is inside a subgraph, loaded once the graph can be used. */
export const Crumbs = late<ComponentProps<typeof Path>>(() =>
  import('./subgraph/crumbs.tsx').then(({ Crumbs }) => Crumbs),
)
