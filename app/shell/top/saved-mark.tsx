import { useStore } from 'zustand'
import { classes, Icon, type IconName } from '../../look/index.ts'
import type { SavedState } from '../../keep/keeper.ts'
import { useEditor } from '../editor.ts'

const marks: Readonly<
  Record<SavedState, { readonly icon: IconName; readonly word: string; readonly look: string }>
> = {
  saved: { icon: 'check', word: 'Saved', look: 'text-ink3' },
  saving: { icon: 'ellipsis', word: 'Saving', look: 'text-ink3' },
  unsaved: { icon: 'pencil', word: 'Not saved yet', look: 'text-ink3' },
  offline: { icon: 'cloud-off', word: 'Kept in this browser', look: 'text-warn' },
  conflict: { icon: 'triangle-alert', word: 'Two versions', look: 'text-warn' },
}

/** How safe the work is, in a word. */
export function SavedMark() {
  const state = useStore(useEditor().keeper.state, ({ saved }) => saved)
  const trouble = useStore(useEditor().keeper.state, ({ trouble }) => trouble)
  const { icon, word, look } = marks[state]
  return (
    <span
      role="status"
      data-saved={state}
      data-tip={trouble}
      className={classes('flex shrink-0 items-center gap-1.5 pl-1 text-12', look)}
    >
      <Icon name={icon} size={14} />
      <span className={state === 'saved' || state === 'saving' ? 'max-[1100px]:sr-only' : ''}>{word}</span>
    </span>
  )
}
