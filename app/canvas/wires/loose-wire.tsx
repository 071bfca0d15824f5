import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Kind } from '../../../engine/define/index.ts'
import type { Point, WireStart } from '../../document/index.ts'
import { KindGlyph, kindLook } from '../../look/index.ts'
import { useEditor } from '../../shell/editor.ts'
import { layWire } from '../geometry/lay-wire.ts'
import { startKind } from '../gestures/start-kind.ts'
import { kindName } from '../node/kind-name.ts'
import { OnCanvas } from '../stage/on-canvas.tsx'
import { useStage, useStageState } from '../stage/use-stage.ts'
import { portAt } from './wire-course.ts'

/** The wire that is being drawn, from its port to the pointer; it stays while what comes at its end is looked for. */
export function LooseWire(): ReactNode {
  const stage = useStage()
  const wire = useStageState((state) => state.wire)
  const waiting = useStore(useEditor().view, ({ overlay }) =>
    overlay?.kind === 'add' && overlay.wire ? overlay : undefined,
  )
  if (wire) {
    const { over, start } = wire
    const snapped =
      over?.port !== undefined && over.fit.fit !== 'no'
        ? portAt(stage, [over.node, over.port], start.side === 'output' ? 'input' : 'output')
        : undefined
    return <Loose start={start} kind={wire.kind} end={snapped ?? wire.at} />
  }
  if (!waiting?.wire) return null
  return <Loose start={waiting.wire} kind={startKind(stage.graph.view, waiting.wire)} end={waiting.at} />
}

function Loose(props: {
  readonly start: WireStart
  readonly kind: Kind | undefined
  readonly end: Point
}): ReactNode {
  const { start, kind, end } = props
  const stage = useStage()
  const begin = portAt(stage, [start.node, start.port], start.side)
  if (!begin) return null
  const [from, to] = start.side === 'output' ? [begin, end] : [end, begin]
  const name = kindName(kind)
  const look = kindLook(name)
  // A wire in the hand never turns back at right angles: it follows the pointer.
  const { path } = layWire({ from, to, ...(to.x - from.x < 8 && { via: [middle(from, to)] }) })
  return (
    <OnCanvas>
      <svg className="loose-wire" aria-hidden="true">
        <path d={path} className="wire-case" strokeWidth={look.width + 4} />
        <path
          d={path}
          className="wire-line"
          stroke={look.colour}
          strokeWidth={look.width}
          strokeDasharray={look.dash}
          strokeLinecap={look.round ? 'round' : 'butt'}
        />
        {look.doubled && <path d={path} className="wire-core" strokeWidth={look.width - 2.5} />}
        <g transform={`translate(${end.x - 6} ${end.y - 6})`}>
          <KindGlyph kind={name} filled rim="var(--canvas)" />
        </g>
      </svg>
    </OnCanvas>
  )
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
