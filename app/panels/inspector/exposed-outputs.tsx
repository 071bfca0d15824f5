import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { ExposedOutput } from '../../../engine/graph/index.ts'
import { graphOf, unexpose } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { IconButton } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { Section } from '../parts/section.tsx'
import { useGoTo } from './use-go-to.ts'

const none: readonly ExposedOutput[] = []

/** What the workflow gives by name; of a subgraph, what its node gives. */
export function ExposedOutputs(): ReactNode {
  const { document } = useEditor()
  const inside = useInside()
  const goTo = useGoTo()
  const outputs = useStore(document.state, (state) => graphOf(state.document, inside)?.outputs ?? none)
  if (outputs.length === 0 && inside === undefined) return null
  return (
    <Section title={inside === undefined ? 'Results' : 'Gives'} note={outputs.length || undefined}>
      {outputs.length === 0 && (
        <p className="text-12 text-ink3">Nothing yet. Select a node and pin one of its outputs.</p>
      )}
      <ul className="-mx-2">
        {outputs.map(({ name, label = name, from }) => (
          <li key={name} className="flex h-7 items-center rounded-row hover:bg-raise">
            <button
              type="button"
              className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-row px-2 text-left text-12"
              aria-label={`${label}. Go to its node`}
              onClick={() => goTo(from[0])}
            >
              <span className="min-w-0 flex-1 truncate">{label}</span>
              <span className="max-w-24 truncate font-mono text-ink3">{name}</span>
            </button>
            <IconButton
              icon="x"
              iconSize={14}
              size={24}
              label={`Take ${label} off`}
              onClick={() => document.run(unexpose(inside, 'outputs', name))}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
