import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { useEditor } from './editor.ts'

const CommandPalette = lazy(() =>
  import('./commands/command-palette.tsx').then(({ CommandPalette }) => ({ default: CommandPalette })),
)
const ShortcutSheet = lazy(() =>
  import('./commands/shortcut-sheet.tsx').then(({ ShortcutSheet }) => ({ default: ShortcutSheet })),
)

/** What lies over the editor, one at a time; each is loaded when it is opened for the first time. */
export function Overlays() {
  const { view } = useEditor()
  const overlay = useStore(view, ({ overlay }) => overlay)
  const close = (): void => view.setState({ overlay: undefined })
  return (
    <Suspense>
      {overlay?.kind === 'commands' && <CommandPalette onClose={close} />}
      {overlay?.kind === 'shortcuts' && <ShortcutSheet onClose={close} />}
    </Suspense>
  )
}
