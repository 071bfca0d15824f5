import type { ReactNode } from 'react'
import type { InputView, NodeView } from '../../document/index.ts'
import { useInside } from '../../fields/use-inside.ts'
import { useSource } from '../../fields/use-source.ts'
import { KindGlyph } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { kindName } from '../../canvas/node/kind-name.ts'
import { Section } from '../parts/section.tsx'
import { useGoTo } from './use-go-to.ts'

/** What comes into a node, and from where; a press goes there. */
export function InputsSection({ node }: { readonly node: NodeView }): ReactNode {
  const ports = node.inputs.filter(({ isParam, edge }) => !isParam || edge !== undefined)
  if (ports.length === 0) return null
  return (
    <Section title="Inputs">
      <ul>
        {ports.map((input) => (
          <InputRow key={input.name} input={input} />
        ))}
      </ul>
    </Section>
  )
}

function InputRow({ input }: { readonly input: InputView }): ReactNode {
  const { document } = useEditor()
  const inside = useInside()
  const goTo = useGoTo()
  const source = useSource(input)
  const { label, kind, edge, fault, required, conversion, mapped, exposedAs } = input
  const from =
    edge === undefined
      ? undefined
      : document.context.reader.read(document.document, inside)?.edges.get(edge)?.from[0]
  const hints = [conversion, mapped && 'once per item', exposedAs && `exposed as ${exposedAs}`].filter(
    Boolean,
  )
  return (
    <li className="flex min-h-6 items-start gap-2 py-1 text-12">
      <span className="flex h-4 w-4 shrink-0 items-center">
        <KindGlyph kind={kindName(kind)} filled={edge !== undefined} size={12} />
      </span>
      <span className="shrink-0 text-ink2">{label}</span>
      <span className="min-w-0 flex-1 text-right">
        {source !== undefined && from !== undefined ? (
          <button
            type="button"
            className="max-w-full truncate rounded-field text-ink hover:underline"
            aria-label={`${label} comes from ${source}. Go there`}
            onClick={() => goTo(from)}
          >
            {source}
          </button>
        ) : (
          <span className={required && exposedAs === undefined ? 'text-ink' : 'text-ink3'}>
            {exposedAs !== undefined ? 'From outside' : required ? 'Nothing, needed' : 'Nothing'}
          </span>
        )}
        {hints.length > 0 && <span className="block text-ink3">{hints.join(', ')}</span>}
        {fault !== undefined && <span className="block text-err">{fault}</span>}
      </span>
    </li>
  )
}
