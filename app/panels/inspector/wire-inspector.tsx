import type { ReactNode } from 'react'
import { disconnect, type EdgeView, type NodeView } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { Button, Icon, KindGlyph } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { kindName, kindWords } from '../../canvas/node/kind-name.ts'
import { Fact } from '../parts/fact.tsx'
import { Section } from '../parts/section.tsx'
import { useChosenNode } from './use-chosen.ts'
import { useGoTo } from './use-go-to.ts'

/** What `WireInspector` is given. */
export interface WireInspectorProps {
  readonly edge: EdgeView
  /** How many others are selected. */
  readonly also: number
}

/** A wire: what it carries, from where to where, what it is turned into, or why it does not fit. */
export function WireInspector({ edge, also }: WireInspectorProps): ReactNode {
  const { document, view } = useEditor()
  const inside = useInside()
  const [from, to] = [useChosenNode(edge.from[0]), useChosenNode(edge.to[0])]
  const words = edge.kind ? kindWords(edge.kind) : 'nothing that is known'
  const cut = (): void => void document.run(disconnect(inside, [...view.getState().selection.edges]))
  return (
    <>
      <header className="shrink-0 border-b border-line px-4 pt-3 pb-3">
        <div className="flex h-7 items-center gap-2">
          <KindGlyph kind={kindName(edge.kind)} filled size={14} />
          <h2 className="text-14 font-semibold">{also > 0 ? `${also + 1} wires` : 'Wire'}</h2>
        </div>
        <p className="mt-1 text-12 text-ink2">
          {also > 0 ? `The first carries ${words}.` : `Carries ${words}.`}
        </p>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {edge.fault !== undefined && (
          <p role="note" className="flex gap-2 border-b border-line px-4 py-3 text-12 text-err">
            <Icon name="octagon-alert" size={14} className="mt-px" />
            {edge.fault}
          </p>
        )}
        <Section title="Ends">
          <dl>
            <Fact name="From">
              <End node={from} id={edge.from[0]} port={labelOf(from?.outputs, edge.from[1])} />
            </Fact>
            <Fact name="To">
              <End node={to} id={edge.to[0]} port={labelOf(to?.inputs, edge.to[1])} />
            </Fact>
            {edge.conversion !== undefined && <Fact name="On the way">{edge.conversion}</Fact>}
            {edge.mapped && <Fact name="Runs">once per item of the list</Fact>}
          </dl>
        </Section>
      </div>
      <div className="shrink-0 border-t border-line p-4">
        <Button wide icon="scissors" onClick={cut}>
          {also > 0 ? `Cut ${also + 1} wires` : 'Cut the wire'}
        </Button>
      </div>
    </>
  )
}

function End(props: {
  readonly node: NodeView | undefined
  readonly id: string
  readonly port: string
}): ReactNode {
  const { node, id, port } = props
  const goTo = useGoTo()
  if (!node) return `"${id}", which is not here`
  return (
    <button
      type="button"
      className="rounded-field text-right hover:underline"
      aria-label={`Go to ${node.title}`}
      onClick={() => goTo(id)}
    >
      {node.title}, {port}
    </button>
  )
}

function labelOf(
  ports: readonly { readonly name: string; readonly label: string }[] | undefined,
  name: string,
): string {
  return ports?.find((port) => port.name === name)?.label ?? name
}
