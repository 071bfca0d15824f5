import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { ExposedInput } from '../../engine/graph/index.ts'
import { Button, EmptyNote } from '../look/index.ts'
import { useRunValue } from '../preview/use-run.ts'
import { useEditor } from '../shell/editor.ts'
import { FormField } from './form-field.tsx'
import { formGroups } from './form-groups.ts'
import { FormProgress } from './form-progress.tsx'
import { FormResults } from './form-results.tsx'
import { FormRun } from './form-run.tsx'

const none: readonly ExposedInput[] = []

/** The workflow as a page to fill in: what it exposes, Run, and what came of it. On a phone one column, else two. */
export function FormView(): ReactNode {
  const { document } = useEditor()
  const title = useStore(document.state, (state) => state.document.meta.title)
  const description = useStore(document.state, (state) => state.document.meta.description)
  const inputs = useStore(document.state, (state) => state.document.inputs ?? none)
  const busy = useRunValue((run) => run?.status === 'running')
  return (
    <div className="@container h-full overflow-y-auto" data-form>
      <div className="mx-auto grid max-w-[1080px] grid-cols-1 items-start gap-4 p-4 @min-[760px]:grid-cols-[minmax(320px,420px)_minmax(0,1fr)] @min-[760px]:gap-6 @min-[760px]:p-8">
        <div className="surface-bar flex flex-col gap-4 rounded-node border border-line p-4">
          <header>
            <h2 className="text-20 font-semibold [overflow-wrap:anywhere]">{title ?? 'Untitled'}</h2>
            {description !== undefined && (
              <p className="mt-1 text-13 text-ink2 [overflow-wrap:anywhere]">{description}</p>
            )}
          </header>
          {inputs.length === 0 ? <NothingExposed /> : <Fields inputs={inputs} />}
          <FormRun />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <FormProgress />
          <FormResults busy={busy} />
        </div>
      </div>
    </div>
  )
}

function Fields({ inputs }: { readonly inputs: readonly ExposedInput[] }): ReactNode {
  return formGroups(inputs).map(([heading, members]) => (
    <section key={heading ?? ''} aria-label={heading} className="flex flex-col gap-3">
      {heading !== undefined && <h3 className="text-13 font-semibold text-ink2">{heading}</h3>}
      {members.map((input) => (
        <FormField key={input.name} input={input} />
      ))}
    </section>
  ))
}

function NothingExposed(): ReactNode {
  const { view } = useEditor()
  return (
    <EmptyNote
      icon="pin"
      text="This workflow has nothing to set here yet. In the graph, right-click a setting and choose Show on the form."
    >
      <Button onClick={() => view.setState({ mode: 'graph' })}>Show the graph</Button>
    </EmptyNote>
  )
}
