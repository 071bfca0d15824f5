import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { describeWorkflow } from '../../document/index.ts'
import { useDraft } from '../../fields/use-draft.ts'
import { useInside } from '../../fields/use-inside.ts'
import { TextArea, TextField } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { Section } from '../parts/section.tsx'
import { ExposedInputs } from './exposed-inputs.tsx'
import { ExposedOutputs } from './exposed-outputs.tsx'
import { SubgraphInspector } from './subgraph-inspector.tsx'

/** What the workflow is called, what it says of itself, and what it takes and gives. */
export function WorkflowInspector(): ReactNode {
  const inside = useInside()
  return inside === undefined ? <WholeInspector /> : <SubgraphInspector id={inside} />
}

function WholeInspector(): ReactNode {
  const { document } = useEditor()
  const meta = useStore(document.state, (state) => state.document.meta)
  const count = useStore(document.state, (state) => Object.keys(state.document.nodes).length)
  const [about, setAbout] = useState(false)
  const set = (name: 'title' | 'description' | 'author' | 'licence', text: string): void => {
    document.run(describeWorkflow({ [name]: text === '' ? undefined : text }))
  }
  const setTags = (text: string): void => {
    const tags = [
      ...new Set(
        text
          .split(',')
          .map((tag) => tag.trim())
          .filter(Boolean),
      ),
    ]
    document.run(describeWorkflow({ tags: tags.length > 0 ? tags : undefined }))
  }
  return (
    <>
      <header className="shrink-0 border-b border-line px-4 pt-3 pb-3">
        <h2 className="flex h-7 items-center text-14 font-semibold">Workflow</h2>
        <p className="digits mt-1 text-12 text-ink2">
          {count === 1 ? '1 node' : `${count} nodes`}. Select one to see its settings.
        </p>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Section title="About">
          <div className="flex flex-col gap-2">
            <TextField
              label="Title"
              placeholder="Untitled"
              maxLength={200}
              value={meta.title ?? ''}
              onChange={(text) => set('title', text)}
            />
            <TextArea
              label="Description"
              placeholder="What it is for, in a sentence or two"
              rows={3}
              value={meta.description ?? ''}
              onChange={(text) => set('description', text)}
            />
          </div>
        </Section>
        <ExposedInputs />
        <ExposedOutputs />
        <Section title="Author and licence" fold={{ open: about, toggle: () => setAbout(!about) }}>
          <div className="flex flex-col gap-1">
            <Line name="Author">
              <TextField label="Author" value={meta.author ?? ''} onChange={(text) => set('author', text)} />
            </Line>
            <Line name="Licence">
              <TextField
                label="Licence"
                placeholder="CC0-1.0"
                value={meta.licence ?? ''}
                onChange={(text) => set('licence', text)}
              />
            </Line>
            <Tags tags={meta.tags ?? []} keep={setTags} />
          </div>
        </Section>
      </div>
    </>
  )
}

/** Kept when it is left: a comma that is being typed must not vanish. */
function Tags(props: { readonly tags: readonly string[]; readonly keep: (text: string) => void }): ReactNode {
  const draft = useDraft(props.tags.join(', '))
  const keep = (): void => {
    if (draft.open) props.keep(draft.text)
    draft.drop()
  }
  return (
    <Line name="Tags">
      <TextField
        label="Tags, with commas between"
        placeholder="loop, still life"
        value={draft.text}
        onChange={draft.type}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep()
        }}
      />
    </Line>
  )
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="flex min-h-8 items-center gap-2">
      <span className="w-[84px] shrink-0 text-12 text-ink2" aria-hidden="true">
        {name}
      </span>
      {children}
    </div>
  )
}
