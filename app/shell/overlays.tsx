import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { FindNode, QuickAdd } from './late-overlays.ts'
import { useEditor } from './editor.ts'

const CommandPalette = lazy(() =>
  import('./commands/command-palette.tsx').then(({ CommandPalette }) => ({ default: CommandPalette })),
)
const ShortcutSheet = lazy(() =>
  import('./commands/shortcut-sheet.tsx').then(({ ShortcutSheet }) => ({ default: ShortcutSheet })),
)
const BatchDialog = lazy(() =>
  import('../preview/batch-dialog.tsx').then(({ BatchDialog }) => ({ default: BatchDialog })),
)
const PreviewOverlay = lazy(() =>
  import('../preview/preview-overlay.tsx').then(({ PreviewOverlay }) => ({ default: PreviewOverlay })),
)

const Compare = lazy(() => import('../gallery/compare.tsx').then(({ Compare }) => ({ default: Compare })))

/** What lies over the editor, one at a time; what is not needed at once is loaded when it is opened for the first time. */
export function Overlays() {
  const { view } = useEditor()
  const overlay = useStore(view, ({ overlay }) => overlay)
  const close = (): void => view.setState({ overlay: undefined })
  if (!overlay) return null
  switch (overlay.kind) {
    case 'add':
      return <QuickAdd overlay={overlay} onClose={close} />
    case 'find':
      return <FindNode onClose={close} />
    case 'commands':
      return (
        <Suspense>
          <CommandPalette onClose={close} />
        </Suspense>
      )
    case 'shortcuts':
      return (
        <Suspense>
          <ShortcutSheet onClose={close} />
        </Suspense>
      )
    case 'batch':
      return (
        <Suspense>
          <BatchDialog onClose={close} />
        </Suspense>
      )
    case 'preview':
      return (
        <Suspense>
          <PreviewOverlay node={overlay.node} onClose={close} />
        </Suspense>
      )
    case 'compare':
      return (
        <Suspense>
          <Compare a={overlay.a} b={overlay.b} onClose={close} />
        </Suspense>
      )
  }
}
