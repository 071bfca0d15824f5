import { late } from '../../look/index.ts'
import { useWhenIdle } from '../boot/use-when-idle.ts'

const Inspector = late(() =>
  import('../../panels/inspector/inspector.tsx').then(({ Inspector }) => Inspector),
)

/** The column at the right for what is selected; where the window is narrow it lies over the graph. */
export function InspectorFrame() {
  const idle = useWhenIdle()
  return (
    <aside
      data-area="inspector"
      aria-label="Inspector"
      className="surface-bar z-20 col-start-4 row-start-2 flex w-72 min-w-0 flex-col overflow-hidden border-l border-line max-wide:absolute max-wide:top-12 max-wide:right-0 max-wide:bottom-9 max-wide:shadow-palette"
    >
      {idle && <Inspector />}
    </aside>
  )
}
