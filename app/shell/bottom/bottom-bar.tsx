import { ProblemsButton } from './problems-button.tsx'
import { ProgressLine } from './progress-line.tsx'
import { QueueButton } from './queue-button.tsx'
import { ZoomButtons } from './zoom-buttons.tsx'

/** The bar below: what is wrong, what waits, how far it is, and how the graph is seen. */
export function BottomBar() {
  return (
    <footer
      data-area="bottom"
      aria-label="Status"
      className="surface-bar col-span-4 row-start-3 flex min-w-0 items-center gap-2 border-t border-line px-2 text-12 text-ink2"
    >
      <ProblemsButton />
      <Divider />
      <QueueButton />
      <Divider />
      <ProgressLine />
      <span className="flex-1" />
      <ZoomButtons />
    </footer>
  )
}

function Divider() {
  return <span className="h-5 w-px shrink-0 bg-line" />
}
