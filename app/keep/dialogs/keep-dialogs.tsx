import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../../shell/editor.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { ReportDialog } from './report-dialog.tsx'

/** What the keeper has to ask or to say: two versions, or what was wrong with a file. */
export function KeepDialogs(): ReactNode {
  const { keeper } = useEditor()
  const conflict = useStore(keeper.state, (state) => state.conflict)
  const report = useStore(keeper.state, (state) => state.report)
  if (conflict) return <ConflictDialog conflict={conflict} />
  return report ? <ReportDialog report={report} /> : null
}
