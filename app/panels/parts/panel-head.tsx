import type { ReactNode } from 'react'
import { IconButton } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'

/** What `PanelHead` is given. */
export interface PanelHeadProps {
  readonly title: string
  /** Buttons before the one that closes it. */
  readonly children?: ReactNode
}

/** The upper line of a panel: its title, what can be done with all of it, and a way to close it. */
export function PanelHead({ title, children }: PanelHeadProps): ReactNode {
  const { view } = useEditor()
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line pr-2 pl-4">
      <h2 className="min-w-0 flex-1 truncate text-14 font-semibold">{title}</h2>
      {children}
      <IconButton
        icon="x"
        label={`Close ${title.toLowerCase()}`}
        onClick={() => view.setState({ panel: undefined })}
      />
    </header>
  )
}
