import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useWhenIdle } from '../shell/boot/use-when-idle.ts'
import { useEditor } from '../shell/editor.ts'
import { CanvasMenu, Crumbs, MakeNode, Map, QuietLayers, Refusal } from './late-layers.ts'
import { useStageState } from './stage/use-stage.ts'

/** What lies over the graph: where one is, the map, the menu at the pointer, and what a gesture draws. */
export function Layers(): ReactNode {
  const joining = useStageState((state) => state.joining)
  const menu = useStageState((state) => state.menu)
  const wire = useStageState((state) => (state.wire?.over?.fit.fit === 'no' ? state.wire : undefined))
  const idle = useWhenIdle()
  const { view } = useEditor()
  const minimap = useStore(view, ({ minimap }) => minimap)
  const path = useStore(view, (state) => state.path)
  return (
    <>
      {path.length > 0 && <Crumbs path={path} />}
      {idle && <QuietLayers />}
      {wire?.over?.fit.fit === 'no' && <Refusal wire={wire} over={wire.over} />}
      {minimap && (idle ? <Map /> : <div className="map" />)}
      {menu && <CanvasMenu menu={menu} />}
      {joining && <MakeNode nodes={joining} />}
    </>
  )
}
