import { type ReactNode, useDeferredValue, useState } from 'react'
import { useStore } from 'zustand'
import { declaredIcon, EmptyNote, Icon, IconButton, TextField } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { PanelHead } from '../parts/panel-head.tsx'
import { helpTopic } from './help-topic.ts'
import { NodeHelpPage } from './node-help-page.tsx'
import { byCategory, searchHelp } from './search-help.ts'

/** What every type of node does, out of its declaration; searched by any word in it. */
export function HelpPanel(): ReactNode {
  const editor = useEditor()
  const { registry, view } = editor
  const topic = helpTopic(editor)
  const type = useStore(topic.state, (state) => state.type)
  const definition = type === undefined ? undefined : registry.get(type)
  if (definition)
    return (
      <>
        <PanelHead title={definition.title}>
          <IconButton
            icon="chevron-left"
            label="All nodes"
            onClick={() => topic.state.setState({ type: undefined })}
          />
        </PanelHead>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <NodeHelpPage definition={definition} />
        </div>
      </>
    )
  return (
    <>
      <PanelHead title="Help">
        <IconButton
          icon="keyboard"
          label="Shortcuts"
          keys="?"
          onClick={() => view.setState({ overlay: { kind: 'shortcuts' } })}
        />
      </PanelHead>
      <Topics onChoose={(chosen) => topic.state.setState({ type: chosen })} />
    </>
  )
}

function Topics({ onChoose }: { readonly onChoose: (type: string) => void }): ReactNode {
  const { registry } = useEditor()
  const [query, setQuery] = useState('')
  const found = searchHelp([...registry.values()], useDeferredValue(query))
  return (
    <>
      <div className="shrink-0 px-4 pt-3 pb-2">
        <TextField
          type="search"
          label="Search help"
          placeholder="Search: loop, prompt, first frame"
          value={query}
          onChange={setQuery}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0]) onChoose(found[0].type)
          }}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {found.length === 0 && <EmptyNote icon="search" text={`Nothing speaks of "${query.trim()}".`} />}
        {byCategory(found).map(([category, definitions]) => (
          <section key={category}>
            <h3 className="px-2 pt-3 pb-1 text-12 font-semibold text-ink2">{capital(category)}</h3>
            <ul>
              {definitions.map(({ type, title, summary, icon }) => (
                <li key={type}>
                  <button
                    type="button"
                    className="flex w-full gap-2 rounded-row px-2 py-1.5 text-left hover:bg-raise"
                    onClick={() => onChoose(type)}
                  >
                    <Icon name={declaredIcon(icon)} className="mt-0.5 text-ink2" />
                    <span className="min-w-0">
                      <span className="block text-13 font-medium">{title}</span>
                      <span className="block text-12 text-ink2">{summary}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
