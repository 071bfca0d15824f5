import type { ReactNode } from 'react'
import { disconnect, type InputView } from '../document/index.ts'
import { Icon, KindGlyph } from '../look/index.ts'
import { useEditor } from '../shell/editor.ts'
import { wellButtonStyle, wellStyle } from './field-styles.ts'
import { useInside } from './use-inside.ts'
import { useSource } from './use-source.ts'

/** What stands in the place of a control while a wire brings the value: where from, and a button that cuts the wire. */
export function WiredValue({ id, input }: { readonly id: string; readonly input: InputView }): ReactNode {
  const { document, view } = useEditor()
  const inside = useInside()
  const source = useSource(input)
  const { edge } = input
  if (edge === undefined) return null
  const words = [source, input.conversion, input.mapped && 'once per item'].filter(Boolean).join(', ')
  const show = (): void => {
    const from = document.context.reader.read(document.document, inside)?.edges.get(edge)?.from[0]
    if (from === undefined) return
    view.setState(({ selection }) => ({
      selection: { ...selection, nodes: new Set([from]), edges: new Set() },
    }))
  }
  return (
    <span className={`${wellStyle} pr-0.5`} data-dim="">
      {input.kind && <KindGlyph kind={input.kind.id} filled />}
      <button
        id={id}
        type="button"
        className="min-w-0 flex-1 truncate text-left text-ink outline-none hover:underline"
        aria-label={`${input.label} comes from ${words}. Go there`}
        onClick={show}
      >
        {words}
      </button>
      <button
        type="button"
        className={wellButtonStyle}
        aria-label={`Unwire ${input.label}`}
        data-tip="Unwire"
        onClick={() => document.run(disconnect(inside, [edge]))}
      >
        <Icon name="unplug" size={14} />
      </button>
    </span>
  )
}
