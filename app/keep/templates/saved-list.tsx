import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Button, EmptyNote, Icon } from '../../look/index.ts'
import { whenText } from '../../panels/parts/when-text.ts'
import { useEditor } from '../../shell/editor.ts'
import { useSaved } from './use-saved.ts'

/** The workflows that the server keeps, last changed first. */
export function SavedList({ words }: { readonly words: string }): ReactNode {
  const { keeper, view } = useEditor()
  const own = useStore(keeper.state, ({ workflowId }) => workflowId)
  const { saved, trouble, say, more } = useSaved(words)
  const open = async (id: string): Promise<void> => {
    if (await keeper.openSaved(id)) view.setState({ panel: undefined })
    else say('It did not arrive: the server cannot be reached, or it was deleted.')
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
      {trouble !== undefined && (
        <p role="alert" className="px-2 pb-3 text-12 text-ink2">
          {trouble}
        </p>
      )}
      {saved?.length === 0 && (
        <EmptyNote
          icon="layout-template"
          text={words.trim() === '' ? 'What you change is kept here.' : 'No workflow by these words.'}
        />
      )}
      <ul aria-label="Your workflows">
        {saved?.map(({ id, title, updatedAt }) => (
          <li key={id}>
            <button
              type="button"
              data-workflow={id}
              className="flex h-8 w-full items-center gap-2 rounded-row px-2 text-left hover:bg-raise"
              onClick={() => void open(id)}
            >
              <Icon name={id === own ? 'check' : 'workflow'} size={14} className="shrink-0 text-ink3" />
              <span className="min-w-0 flex-1 truncate text-13 text-ink">{title}</span>
              <span className="digits shrink-0 text-12 text-ink3">{whenText(updatedAt)}</span>
            </button>
          </li>
        ))}
      </ul>
      {more && (
        <Button size="small" className="mx-2 mt-2" onClick={more}>
          Show older ones
        </Button>
      )}
    </div>
  )
}
