import { useStore } from 'zustand'
import { late } from '../look/index.ts'
import { FindNode, QuickAdd } from './late-overlays.ts'
import { useEditor } from './editor.ts'

const CommandPalette = late(() =>
  import('./commands/command-palette.tsx').then(({ CommandPalette }) => CommandPalette),
)
const ShortcutSheet = late(() =>
  import('./commands/shortcut-sheet.tsx').then(({ ShortcutSheet }) => ShortcutSheet),
)
const BatchDialog = late(() => import('../preview/batch-dialog.tsx').then(({ BatchDialog }) => BatchDialog))
const PreviewOverlay = late(() =>
  import('../preview/preview-overlay.tsx').then(({ PreviewOverlay }) => PreviewOverlay),
)

const Compare = late(() => import('../gallery/compare.tsx').then(({ Compare }) => Compare))

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
      return <CommandPalette onClose={close} />
    case 'shortcuts':
      return <ShortcutSheet onClose={close} />
    case 'batch':
      return <BatchDialog onClose={close} />
    case 'preview':
      return <PreviewOverlay node={overlay.node} onClose={close} />
    case 'compare':
      return <Compare a={overlay.a} b={overlay.b} onClose={close} />
  }
}
