import { type FormEvent, type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { Button, EmptyNote, Icon, TextField } from '../../look/index.ts'
import type { RevisionSummary } from '../../run/api/api.ts'
import { useEditor } from '../../shell/editor.ts'
import { askServer } from '../parts/ask-server.ts'
import { PanelHead } from '../parts/panel-head.tsx'
import { whenText } from '../parts/when-text.ts'
import { useRevisions } from './use-revisions.ts'

/** The versions of the workflow, newest first: name the one that is here, bring an earlier one back. */
export function HistoryPanel(): ReactNode {
  const { keeper } = useEditor()
  const revision = useStore(keeper.state, (state) => state.revision)
  const { list, trouble } = useRevisions()
  return (
    <>
      <PanelHead title="History" />
      <NameVersion />
      <div className="min-h-0 flex-1 overflow-y-auto px-2 py-2">
        {trouble !== undefined && <p className="px-2 py-2 text-12 text-err">{trouble}</p>}
        {(list === undefined || list.length === 0) && trouble === undefined && (
          <EmptyNote icon="history" text="Versions appear here once something is changed." />
        )}
        <ul>
          {list?.map((one) => (
            <RevisionRow key={one.revision} revision={one} current={one.revision === revision} />
          ))}
        </ul>
      </div>
    </>
  )
}

function NameVersion(): ReactNode {
  const { keeper } = useEditor()
  const [name, setName] = useState('')
  const [asking, setAsking] = useState(false)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setAsking(true)
    await askServer(keeper.saveNamed(name.trim()))
    setAsking(false)
    setName('')
  }
  return (
    <form
      className="flex shrink-0 gap-2 border-b border-line px-4 py-3"
      onSubmit={(event) => void save(event)}
    >
      <TextField
        label="Name for this version"
        placeholder="Name this version"
        maxLength={200}
        value={name}
        onChange={setName}
      />
      <Button type="submit" size="small" disabled={asking || name.trim() === ''}>
        Keep
      </Button>
    </form>
  )
}

function RevisionRow(props: { readonly revision: RevisionSummary; readonly current: boolean }): ReactNode {
  const { revision, current } = props
  const { keeper } = useEditor()
  const { revision: number, name, createdAt, author, restoredFrom, sitting } = revision
  const title = name ?? (sitting === undefined ? `Version ${number}` : 'Saved by itself')
  const facts = [
    whenText(createdAt),
    author,
    restoredFrom !== undefined && `brought back from ${restoredFrom}`,
  ].filter(Boolean)
  return (
    <li
      data-revision={number}
      className="group flex min-h-10 items-center gap-2 rounded-row px-2 py-1 hover:bg-raise"
    >
      <Icon
        name={name === undefined ? 'clock' : 'star'}
        size={14}
        className={name === undefined ? 'text-ink3' : 'text-ink2'}
      />
      <span className="min-w-0 flex-1">
        <span className={`block truncate text-13 ${name === undefined ? '' : 'font-medium'}`}>{title}</span>
        <span className="digits block truncate text-12 text-ink2">{facts.join(', ')}</span>
      </span>
      {current ? (
        <span className="text-12 text-ink3">Now</span>
      ) : (
        <Button
          size="small"
          kind="outline"
          aria-label={`Bring back ${title}, ${whenText(createdAt)}`}
          onClick={() => void askServer(keeper.restore(number))}
        >
          Bring back
        </Button>
      )}
    </li>
  )
}
