import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import type { BodyProps } from '../bodies/body.ts'
import type { GraphView } from '../document/index.ts'
import { useInside } from '../fields/use-inside.ts'
import { useEditor } from '../shell/editor.ts'
import { runPath } from '../shell/view-store.ts'
import './curve.css'
import { scheduleCurve } from './schedule-curve.ts'

const [width, height] = [240, 78]

/** The curve of noise levels over steps, with a mark where the sampler that it feeds is. */
export function SchedulerBody({ node }: BodyProps): ReactNode {
  const { document, view } = useEditor()
  const inside = useInside()
  const graph = useStore(document.state, (state) => document.context.reader.read(state.document, inside))
  const curve = useMemo(() => (graph ? scheduleCurve(graph, node) : ''), [graph, node])
  const sampler = graph && samplerOf(graph, node.id)
  const path = useStore(view, (state) => (sampler === undefined ? undefined : runPath(state, sampler)))
  const step = useSamplerStep(path)
  if (typeof curve === 'string') return <p className="curve-words">{curve}</p>
  return <Curve levels={curve} step={step} />
}

function Curve({
  levels,
  step,
}: {
  readonly levels: readonly number[]
  readonly step?: number | undefined
}): ReactNode {
  const steps = levels.length - 1
  const x = (i: number): number => (steps === 0 ? 0 : (i / steps) * width)
  const y = (sigma: number): number => (1 - sigma) * height
  // The level that the step was made at, which is what the sampler's read-out and its picture stand for.
  const now = step === undefined ? undefined : Math.min(step - 1, steps)
  const sigma = now === undefined ? undefined : levels[now]!
  // Beyond this many, dots would run into each other.
  const dots = steps <= 60
  return (
    <div className="curve">
      <svg
        viewBox={`-4 -4 ${width + 8} ${height + 24}`}
        role="img"
        aria-label={`${steps} steps of noise levels`}
      >
        <line className="curve-base" x1={0} x2={width} y1={height} y2={height} />
        <polyline className="curve-line" points={levels.map((level, i) => `${x(i)},${y(level)}`).join(' ')} />
        {dots &&
          levels.map((level, i) => (
            <circle
              key={i}
              className="curve-dot"
              data-passed={now !== undefined && i < now ? true : undefined}
              cx={x(i)}
              cy={y(level)}
              r={2}
            />
          ))}
        {now !== undefined && sigma !== undefined && (
          <>
            <line className="curve-now" x1={x(now)} x2={x(now)} y1={-4} y2={height} />
            <circle className="curve-here" cx={x(now)} cy={y(sigma)} r={4} />
            <text
              className="curve-sigma digits"
              x={x(now) + (now > steps * 0.62 ? -8 : 8)}
              y={8}
              textAnchor={now > steps * 0.62 ? 'end' : 'start'}
            >
              σ {sigma.toFixed(3)}
            </text>
          </>
        )}
        <text className="curve-end digits" x={0} y={height + 16}>
          0
        </text>
        <text className="curve-end digits" x={width} y={height + 16} textAnchor="end">
          {steps}
        </text>
      </svg>
    </div>
  )
}

/** The step that a sampler has made in the run that is shown. */
function useSamplerStep(path: string | undefined): number | undefined {
  return useStore(useEditor().runs.state, ({ runs, current, sampled }) => {
    const run = current === undefined ? undefined : runs.get(current)
    const place = path === undefined ? undefined : sampled.get(path)
    return run?.status === 'running' && place?.run === run.id ? place.step : undefined
  })
}

function samplerOf(graph: GraphView, scheduler: string): string | undefined {
  for (const { from, to } of graph.edges.values())
    if (from[0] === scheduler && graph.nodes.get(to[0])?.face?.definition?.startable) return to[0]
  return undefined
}
