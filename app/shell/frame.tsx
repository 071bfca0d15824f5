import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { late, TipLayer } from '../look/index.ts'
import { DropFiles } from '../keep/drop-files.tsx'
import { KeepDialogs } from '../keep/dialogs/keep-dialogs.tsx'
import { BottomBar } from './bottom/bottom-bar.tsx'
import { useEditor } from './editor.ts'
import { useKeys } from './keys/use-keys.ts'
import { useWhenIdle } from './boot/use-when-idle.ts'
import { Overlays } from './overlays.tsx'
import { InspectorFrame } from './side/inspector-frame.tsx'
import { Rail } from './side/rail.tsx'
import { SidePanel } from './side/side-panel.tsx'
import { Stage } from './stage.tsx'
import { useTheme } from './theme/use-theme.ts'
import { TopBar } from './top/top-bar.tsx'

const Toaster = late(
  () => import('../look/layers/toaster.tsx').then(({ Toaster }) => Toaster),
  () => null,
)

/** Asked for until it is there: nobody opens it who could open it again. */
const quietParts = (): Promise<() => ReactNode> =>
  import('./quiet-parts.tsx').then(
    ({ QuietParts }) => QuietParts,
    () => new Promise((resolve) => setTimeout(() => resolve(quietParts()), 3000)),
  )
const QuietParts = late(quietParts, () => null)

/** The window: bars above and below, the rail and its panel left, the inspector right, the graph between them. */
export function Frame() {
  useKeys()
  useTheme()
  const idle = useWhenIdle()
  const inspector = useStore(useEditor().view, ({ inspector, mode }) => inspector && mode === 'graph')
  return (
    <>
      <div className="grid h-dvh grid-cols-[72px_auto_minmax(0,1fr)_auto] grid-rows-[48px_minmax(0,1fr)_36px] bg-canvas">
        <TopBar />
        <Rail />
        <SidePanel />
        <Stage />
        {inspector && <InspectorFrame />}
        <BottomBar />
      </div>
      <DropFiles />
      <KeepDialogs />
      <Overlays />
      <TipLayer />
      {idle && <Toaster />}
      {idle && <QuietParts />}
    </>
  )
}
