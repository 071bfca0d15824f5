import { type ComponentProps, type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import { late } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import type { ConflictDialog as Conflict } from './conflict-dialog.tsx'
import type { ReportDialog as Report } from './report-dialog.tsx'

/** Asks which of two versions goes on; loaded once the graph can be used, as there may be no server when it is needed. */
export const ConflictDialog = late<ComponentProps<typeof Conflict>>(() =>
  import('./dialogs-to-come.ts').then(({ ConflictDialog }) => ConflictDialog),
)

/** Says what was wrong with a file; loaded once the graph can be used. */
export const ReportDialog = late<ComponentProps<typeof Report>>(() =>
  import('./dialogs-to-come.ts').then(({ ReportDialog }) => ReportDialog),
)

/** What the keeper has to ask or to say: two versions, or what was wrong with a file. */
export function KeepDialogs(): ReactNode {
  const { keeper } = useEditor()
  const conflict = useStore(keeper.state, (state) => state.conflict)
  const report = useStore(keeper.state, (state) => state.report)
  useEffect(() => {
    // A link that is pasted into the address of a page that is open changes its end only, and loads nothing.
    const onLink = (): void =>
      void import('../share-link.ts').then(({ openShared }) => openShared(keeper, location))
    addEventListener('hashchange', onLink)
    return () => removeEventListener('hashchange', onLink)
  }, [keeper])
  if (conflict) return <ConflictDialog conflict={conflict} />
  return report ? <ReportDialog report={report} /> : null
}
