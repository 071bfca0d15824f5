import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../shell/editor.ts'
import { CanvasMenu, Crumbs, MakeNode } from './late-layers.ts'
import { useStageState } from './stage/use-stage.ts'
import { Map } from './stage/map.tsx'
import { Refusal } from './gestures/refusal.tsx'
import { Traces } from './gestures/traces.tsx'

/** What lies over the graph: where one is, the map, the menu at the pointer, and what a gesture draws. */
export function Layers(): ReactNode {
  const joining = useStageState((state) => state.joining)
  const menu = useStageState((state) => state.menu)
  const { view } = useEditor()
  const minimap = useStore(view, ({ minimap }) => minimap)
  const path = useStore(view, (state) => state.path)
  return (
    <>
      {path.length > 0 && <Crumbs path={path} />}
      <Traces />
      <Refusal />
      {minimap && <Map />}
      {menu && <CanvasMenu menu={menu} />}
      {joining && <MakeNode nodes={joining} />}
    </>
  )
}
