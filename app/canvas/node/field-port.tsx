import type { ReactNode } from 'react'
import type { InputView } from '../../document/index.ts'
import { KindGlyph } from '../../look/index.ts'
import { useStageState } from '../stage/use-stage.ts'
import { kindName, kindWords } from './kind-name.ts'
import { lookOf } from './use-port-fit.ts'

/** The port of a setting: it is there only while a wire is drawn that the setting takes. */
export function FieldPort({ node, input }: { readonly node: string; readonly input: InputView }): ReactNode {
  const look = useStageState(({ wire }) =>
    wire && input.wire ? lookOf(wire, node, input.name, 'input') : undefined,
  )
  if (look === undefined || look === 'no') return null
  return (
    <span className="port-side field-port" data-side="input" data-fit={look}>
      <button
        type="button"
        className="port nodrag nopan"
        data-port={input.name}
        data-side="input"
        data-node={node}
        tabIndex={-1}
        aria-label={`Input ${input.label}, takes ${kindWords(input.kind)}, a setting`}
      >
        <KindGlyph kind={kindName(input.kind)} filled={false} rim="var(--port-rim)" />
      </button>
    </span>
  )
}
