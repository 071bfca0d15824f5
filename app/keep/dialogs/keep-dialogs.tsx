import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../../shell/editor.ts'
import { openShared } from '../share-link.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { ReportDialog } from './report-dialog.tsx'

/**
 * What the keeper has to ask or to say: two versions, or what was wrong with a file. It is loaded with the page, as there
 * may be no server to load it from when it is needed.
 */
export function KeepDialogs(): ReactNode {
  const { keeper } = useEditor()
  const conflict = useStore(keeper.state, (state) => state.conflict)
  const report = useStore(keeper.state, (state) => state.report)
  useEffect(() => {
    // A link that is pasted into the address of a page that is open changes its end only, and loads nothing.
    const onLink = (): void => void openShared(keeper, location)
    addEventListener('hashchange', onLink)
    return () => removeEventListener('hashchange', onLink)
  }, [keeper])
  if (conflict) return <ConflictDialog conflict={conflict} />
  return report ? <ReportDialog report={report} /> : null
}
