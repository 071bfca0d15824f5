import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { exposeOutput, type NodeView, type OutputView, unexpose } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { IconButton, KindGlyph } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { kindName } from '../../canvas/node/kind-name.ts'
import { Section } from '../parts/section.tsx'
import { useGoTo } from './use-go-to.ts'

/** Where what a node gives goes, and whether the workflow exposes it. */
export function OutputsSection({ node }: { readonly node: NodeView }): ReactNode {
  if (node.outputs.length === 0) return null
  return (
    <Section title="Outputs">
      <ul>
        {node.outputs.map((output) => (
          <OutputRow key={output.name} id={node.id} output={output} />
        ))}
      </ul>
    </Section>
  )
}

function OutputRow({ id, output }: { readonly id: string; readonly output: OutputView }): ReactNode {
  const { document: store } = useEditor()
  const inside = useInside()
  const goTo = useGoTo()
  const { name, label, kind, wired, exposedAs } = output
  // One text, so that the row is drawn again only where it says something else.
  const readers = useStore(store.state, ({ document }) => {
    const view = store.context.reader.read(document, inside)
    const ids = [...(view?.edges.values() ?? [])]
      .filter(({ from }) => from[0] === id && from[1] === name)
      .map(({ to }) => to[0])
    return JSON.stringify([...new Set(ids)].map((to) => [to, view?.nodes.get(to)?.title ?? to]))
  })
  const into = JSON.parse(readers) as readonly (readonly [id: string, title: string])[]
  const toggle = (): void =>
    void store.run(
      exposedAs === undefined ? exposeOutput(inside, id, name) : unexpose(inside, 'outputs', exposedAs),
    )
  return (
    <li className="flex min-h-6 items-start gap-2 py-1 text-12">
      <span className="flex h-4 w-4 shrink-0 items-center">
        <KindGlyph kind={kindName(kind)} filled={wired} size={12} />
      </span>
      <span className="shrink-0 text-ink2">{label}</span>
      <span className="min-w-0 flex-1 text-right">
        {into.map(([to, title]) => (
          <button
            key={to}
            type="button"
            className="block w-full truncate rounded-field text-right text-ink hover:underline"
            aria-label={`${label} goes to ${title}. Go there`}
            onClick={() => goTo(to)}
          >
            {title}
          </button>
        ))}
        {into.length === 0 && <span className="text-ink3">Nobody yet</span>}
      </span>
      <IconButton
        icon="pin"
        iconSize={14}
        size={24}
        className="-my-1 -mr-1.5"
        label={
          exposedAs === undefined
            ? `Make ${label} a result of ${inside === undefined ? 'the workflow' : 'this node'}`
            : `${label} is the result "${exposedAs}". Press to take it off`
        }
        pressed={exposedAs !== undefined}
        onClick={toggle}
      />
    </li>
  )
}
