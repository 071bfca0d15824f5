import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { fieldOf } from '../../document/field-of.ts'
import { useEditor } from '../../shell/editor.ts'
import { ExposedInputs } from './exposed-inputs.tsx'
import { ExposedOutputs } from './exposed-outputs.tsx'

/** A subgraph that is looked into: its name and version, and what its node takes and gives. */
export function SubgraphInspector({ id }: { readonly id: string }): ReactNode {
  const { document } = useEditor()
  const subgraph = useStore(document.state, (state) => fieldOf(state.document.subgraphs, id))
  if (!subgraph) return null
  return (
    <>
      <header className="shrink-0 border-b border-line px-4 pt-3 pb-3">
        <h2 className="flex h-7 items-center text-14 font-semibold">{subgraph.title}</h2>
        <p className="digits mt-1 text-12 text-ink2">
          Version {subgraph.version}. Every node made of it changes with it.
        </p>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <ExposedInputs />
        <ExposedOutputs />
      </div>
    </>
  )
}
