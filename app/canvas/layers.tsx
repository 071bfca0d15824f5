import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../shell/editor.ts'
import { CanvasMenu } from './menus/canvas-menu.tsx'
import { Crumbs } from './subgraph/crumbs.tsx'
import { MakeNode } from './subgraph/make-node.tsx'
import { useStageState } from './stage/use-stage.ts'
import { Map } from './stage/map.tsx'
import { Refusal } from './gestures/refusal.tsx'
import { Traces } from './gestures/traces.tsx'

/** What lies over the graph: where one is, the map, the menu at the pointer, and what a gesture draws. */
export function Layers(): ReactNode {
  const joining = useStageState((state) => state.joining)
  const minimap = useStore(useEditor().view, ({ minimap }) => minimap)
  return (
    <>
      <Crumbs />
      <Traces />
      <Refusal />
      {minimap && <Map />}
      <CanvasMenu />
      {joining && <MakeNode nodes={joining} />}
    </>
  )
}
