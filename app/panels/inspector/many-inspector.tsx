import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { kindsOfNodes } from './kinds-of-nodes.ts'
import type { NodeView } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { Icon, StateRing } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { faceIcon } from '../parts/face-icon.ts'
import { Section } from '../parts/section.tsx'
import { ModeBar } from './mode-bar.tsx'
import { SharedSettings } from './shared-settings.tsx'
import { useGoTo } from './use-go-to.ts'

/** Several nodes: which they are, the settings that they share, and whether they run. */
export function ManyInspector({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const { document: store } = useEditor()
  const inside = useInside()
  const goTo = useGoTo()
  const all = useStore(store.state, ({ document }) => store.context.reader.read(document, inside)?.nodes)
  const nodes = ids.flatMap((id): NodeView[] => {
    const node = all?.get(id)
    return node ? [node] : []
  })
  return (
    <>
      <header className="shrink-0 border-b border-line px-4 pt-3 pb-3">
        <h2 className="flex h-7 items-center text-14 font-semibold">{nodes.length} nodes</h2>
        <p className="mt-1 text-12 text-ink2">{kindsOfNodes(nodes)}</p>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <SharedSettings nodes={nodes} />
        <Section title="Selected">
          <ul className="-mx-2">
            {nodes.map((node) => (
              <li key={node.id}>
                <button
                  type="button"
                  className="flex h-7 w-full items-center gap-2 rounded-row px-2 text-left text-12 hover:bg-raise"
                  onClick={() => goTo(node.id)}
                >
                  <Icon name={faceIcon(node.face)} size={14} className="text-ink2" />
                  <span className="min-w-0 flex-1 truncate">{node.title}</span>
                  {node.standing !== 'on' && <StateRing state={node.standing} />}
                </button>
              </li>
            ))}
          </ul>
        </Section>
      </div>
      {nodes.length > 0 && <ModeBar nodes={nodes} />}
    </>
  )
}
