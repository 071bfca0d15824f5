import { memo, type ReactNode } from 'react'
import type { InputView, OutputView } from '../../document/index.ts'
import { KindGlyph } from '../../look/index.ts'
import { useAfterFailure } from './use-node.ts'
import { kindName, kindWords } from './kind-name.ts'
import { usePortFit } from './use-port-fit.ts'

/** An input: its glyph on the edge, its name, and whatever there is to say about its wire. */
export const InputPort = memo(function InputPort(props: {
  readonly node: string
  readonly input: InputView
}): ReactNode {
  const { node, input } = props
  const { name, label, kind, required, edge, isParam, exposedAs } = input
  const { look, words } = usePortFit(node, name, 'input')
  const failed = useAfterFailure()
  const needed = failed && required && edge === undefined && exposedAs === undefined
  const state = edge === undefined ? (required ? 'free, required' : 'free') : 'connected'
  return (
    <span className="port-side" data-side="input" data-fit={look} data-needed={needed || undefined}>
      <button
        type="button"
        className="port nodrag nopan"
        data-port={name}
        data-side="input"
        data-node={node}
        data-connected={edge !== undefined}
        data-tip={isParam || look !== undefined ? undefined : kindWords(kind)}
        tabIndex={-1}
        aria-label={`Input ${label}, takes ${kindWords(kind)}, ${state}${words ? `, ${words}` : ''}`}
      >
        <KindGlyph kind={kindName(kind)} filled={edge !== undefined} rim="var(--port-rim)" />
      </button>
      <span className="port-label">
        {label}
        {words !== undefined ? (
          <span className="port-words">{words}</span>
        ) : needed ? (
          <span className="port-words">needed</span>
        ) : input.mapped ? (
          <span className="port-words">each</span>
        ) : null}
      </span>
      {exposedAs !== undefined && <span className="port-exposed">{exposedAs}</span>}
    </span>
  )
})

/** An output. */
export const OutputPort = memo(function OutputPort(props: {
  readonly node: string
  readonly output: OutputView
}): ReactNode {
  const { node, output } = props
  const { name, label, kind, wired, each, exposedAs } = output
  const { look, words } = usePortFit(node, name, 'output')
  return (
    <span className="port-side" data-side="output" data-fit={look}>
      <span className="port-label">
        {words !== undefined ? (
          <span className="port-words">{words}</span>
        ) : each ? (
          <span className="port-words">each</span>
        ) : null}
        {label}
      </span>
      <button
        type="button"
        className="port nodrag nopan"
        data-port={name}
        data-side="output"
        data-node={node}
        data-connected={wired}
        data-tip={look === undefined ? kindWords(kind) : undefined}
        tabIndex={-1}
        aria-label={`Output ${label}, gives ${kindWords(kind)}, ${wired ? 'connected' : 'free'}${words ? `, ${words}` : ''}`}
      >
        <KindGlyph kind={kindName(kind)} filled={wired} rim="var(--port-rim)" />
      </button>
      {exposedAs !== undefined && <span className="port-exposed">{exposedAs}</span>}
    </span>
  )
})
