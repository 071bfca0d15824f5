import { Suspense } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '../editor.ts'
import { panels } from './panels.ts'

/** The panel that the rail has opened, beside it. */
export function SidePanel() {
  const name = useStore(useEditor().view, ({ panel }) => panel)
  const panel = name && panels[name]
  if (!name || !panel) return null
  const { component: Content, title, width } = panel
  return (
    <aside
      id={`panel-${name}`}
      data-area="panel"
      aria-label={title}
      style={{ width }}
      className="surface-bar col-start-2 row-start-2 flex max-w-[calc(100vw-72px)] min-w-0 flex-col overflow-hidden border-r border-line"
    >
      <Suspense fallback={<p role="status" className="p-4 text-12 text-ink3" />}>
        <Content />
      </Suspense>
    </aside>
  )
}
