import type { ReactNode } from 'react'
import { subgraphReference } from '../../../engine/graph/index.ts'
import type { NodeView } from '../../document/index.ts'
import { KindGlyph } from '../../look/index.ts'
import { kindName } from './kind-name.ts'

/** What a node does and what each of its inputs takes, in the words of its declaration. */
export function HelpText({ node }: { readonly node: NodeView }): ReactNode {
  const { face } = node
  const definition = face?.definition
  const ports = [...(face?.inputs.values() ?? [])].filter(({ help }) => help !== undefined)
  return (
    <div className="flex flex-col gap-2 text-13 text-ink2">
      <h3 className="text-14 font-semibold text-ink">{face?.title ?? node.node.type}</h3>
      <p className="text-ink">{definition?.summary ?? otherwise(node)}</p>
      {definition?.help?.split('\n\n').map((paragraph) => (
        <p key={paragraph.slice(0, 40)}>{paragraph}</p>
      ))}
      {ports.length > 0 && (
        <dl className="mt-1 flex flex-col gap-1.5 text-12">
          {ports.map(({ name, label, help, kind, param }) => (
            <div key={name}>
              <dt className="flex items-center gap-1.5 font-medium text-ink">
                {!param && kind && <KindGlyph kind={kindName(kind)} filled size={10} />}
                {label}
              </dt>
              <dd>{help}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

/** What is said of a node that no declaration describes: a subgraph, or one that is not known. */
function otherwise({ face, node }: NodeView): string {
  if (face?.subgraph === undefined) return 'This type of node is not known here.'
  const version = subgraphReference(node.type)?.version ?? 1
  return `A graph of its own, version ${version}. Double-click it to look inside; every node made of it changes with it.`
}
