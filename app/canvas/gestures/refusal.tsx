import { type ReactNode, useMemo } from 'react'
import { nameOfKind } from '../../../engine/graph/index.ts'
import { Icon, Keys } from '../../look/index.ts'
import type { WireInHand, WireTarget } from '../stage/stage-state.ts'
import type { Stage } from '../stage/stage.ts'
import { useStage } from '../stage/use-stage.ts'
import { betweenFor } from './between.ts'
import './refusal.css'
import { startKind } from './start-kind.ts'
import { facesOf } from './wire-drag.ts'

/** Why what the loose wire is over does not take it, and what could stand between: said while it is dragged. */
export function Refusal({ wire, over }: { readonly wire: WireInHand; readonly over: WireTarget }): ReactNode {
  const stage = useStage()
  const between = useMemo(() => betweenWords(stage, wire, over), [stage, wire.start, over])
  const { handle } = stage
  if (!handle || over.fit.fit !== 'no') return null
  const { left, top, width, height } = handle.element.getBoundingClientRect()
  const { x, y } = handle.toClient(wire.at)
  const [head, rest] = parted(over.fit.reason)
  return (
    <div
      className="refusal"
      role="status"
      style={{
        left: Math.max(8, Math.min(x - left + 8, width - 320)),
        top: y - top + 32 > height - 130 ? y - top - 140 : y - top + 32,
      }}
    >
      <p className="refusal-head">
        <Icon name="octagon-alert" size={16} />
        {head}
      </p>
      {(rest !== '' || between !== undefined) && (
        <p>{[rest, between].filter((words) => words !== undefined && words !== '').join(' ')}</p>
      )}
      {between !== undefined && (
        <p className="refusal-way">
          <Keys keys="Alt" /> Let go with Alt to put one between.
        </p>
      )}
    </div>
  )
}

/** The first sentence, without its stop, and what follows it. */
function parted(reason: string): readonly [string, string] {
  const end = reason.indexOf('. ')
  return end < 0 ? [reason.replace(/\.$/, ''), ''] : [reason.slice(0, end), reason.slice(end + 2)]
}

function betweenWords(stage: Stage, { start }: WireInHand, { node, port }: WireTarget): string | undefined {
  if (port === undefined) return undefined
  const { view } = stage.graph
  const found = betweenFor(facesOf(stage), view, start, { node, port })
  const end = { node, port, side: start.side === 'output' ? 'input' : 'output' } as const
  const [source, sink] = start.side === 'output' ? [start, end] : [end, start]
  const [from, to] = [startKind(view, source), startKind(view, sink)]
  if (!found || !from || !to) return undefined
  const article = /^[aeiou]/i.test(found.title) ? 'An' : 'A'
  return `${article} ${found.title} turns ${nameOfKind(from)} into ${nameOfKind(to)}.`
}
