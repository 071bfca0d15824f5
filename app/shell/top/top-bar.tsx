import { useStore } from 'zustand'
import { Segmented } from '../../look/index.ts'
import { useEditor } from '../editor.ts'
import { DeviceButton } from './device-button.tsx'
import { HistoryButtons } from './history-buttons.tsx'
import { Mark } from './mark.tsx'
import { RunButtons } from './run-buttons.tsx'
import { SavedMark } from './saved-mark.tsx'
import { TitleMenu } from './title-menu.tsx'

/** The bar above: which workflow this is, how it is looked at, and Run. */
export function TopBar() {
  const { view } = useEditor()
  const mode = useStore(view, ({ mode }) => mode)
  return (
    <header
      data-area="top"
      aria-label="Workflow"
      className="surface-bar col-span-4 row-start-1 grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] items-center gap-3 border-b border-line pr-3"
    >
      <div className="flex min-w-0 items-center">
        <span className="flex w-18 shrink-0 justify-center">
          <Mark />
        </span>
        <TitleMenu />
        <SavedMark />
        <span className="mx-3 h-5 w-px shrink-0 bg-line" />
        <HistoryButtons />
      </div>
      <Segmented
        label="View"
        value={mode}
        onChange={(mode) => view.setState({ mode })}
        segments={[
          { value: 'graph', label: 'Graph' },
          { value: 'form', label: 'Form' },
        ]}
      />
      <div className="flex min-w-0 items-center justify-end gap-2">
        <DeviceButton />
        <RunButtons />
      </div>
    </header>
  )
}
