import { useState } from 'react'
import { useStore } from 'zustand'
import { describeWorkflow } from '../../document/index.ts'
import { Icon, Menu } from '../../look/index.ts'
import type { MenuItem } from '../../look/index.ts'
import { actions } from '../actions.ts'
import { useEditor } from '../editor.ts'
import type { Editor } from '../editor.ts'
import { menuItem } from '../menu-item.ts'

/** The workflow's title; its menu has what is done with the file, and renames it. */
export function TitleMenu() {
  const editor = useEditor()
  const title = useStore(editor.document.state, ({ document }) => document.meta.title ?? '')
  const [renaming, setRenaming] = useState(false)
  if (renaming) return <TitleField title={title} onDone={() => setRenaming(false)} />
  const rename: MenuItem = { label: 'Rename', icon: 'pencil', run: () => setRenaming(true) }
  return (
    <Menu label="Workflow" items={() => [rename, ...fileItems(editor)]}>
      <button
        type="button"
        onDoubleClick={() => setRenaming(true)}
        className="flex h-8 min-w-0 items-center gap-2 rounded-row px-3 text-14 font-semibold hover:bg-raise data-[state=open]:bg-raise"
      >
        <h1 className="truncate text-14 font-semibold">{title || 'Untitled'}</h1>
        <Icon name="chevron-down" size={14} className="text-ink2" />
      </button>
    </Menu>
  )
}

/** What the rooms offer under File, in their order, with a line before the first. */
function fileItems(editor: Editor): readonly MenuItem[] {
  return actions
    .filter(({ group }) => group === 'File')
    .map((action, at) => menuItem(editor, action, { divider: at === 0 }))
}

function TitleField({ title, onDone }: { readonly title: string; readonly onDone: () => void }) {
  const { document } = useEditor()
  const [text, setText] = useState(title)
  const take = (): void => {
    const named = text.trim()
    if (named !== title) document.run(describeWorkflow({ title: named || undefined }))
    onDone()
  }
  return (
    <input
      autoFocus
      aria-label="Title of the workflow"
      value={text}
      maxLength={200}
      spellCheck={false}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={take}
      onKeyDown={(event) => {
        // While letters are composed, Enter takes one of those that are offered.
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') take()
        else if (event.key === 'Escape') onDone()
        else return
        event.stopPropagation()
      }}
      className="h-8 w-64 min-w-0 rounded-row bg-well px-3 text-14 font-semibold"
    />
  )
}
