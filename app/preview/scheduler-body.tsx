import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'
import type { BodyProps } from '../bodies/body.ts'
import type { GraphView } from '../document/index.ts'
import { useInside } from '../fields/use-inside.ts'
import { useEditor } from '../shell/editor.ts'
import { runPath } from '../shell/view-store.ts'
import './curve.css'
import { heldSteps } from './held-steps.ts'
import { markedSampler, stepOfSchedule } from './marked-sampler.ts'
import { scheduleCurve } from './schedule-curve.ts'
import { useSampled } from './use-sampled.ts'

/** Height of the curve in pixels; across, it takes what room there is. */
const height = 72

/** The curve of noise levels over steps, with a mark where the sampler that it feeds is: of several, the one at work. */
export function SchedulerBody({ node }: BodyProps): ReactNode {
  const { document, view } = useEditor()
  const inside = useInside()
  const graph = useStore(document.state, (state) => document.context.reader.read(state.document, inside))
  const curve = useMemo(() => (graph ? scheduleCurve(graph, node) : ''), [graph, node])
  const before = useStore(view, (state) => runPath(state, ''))
  const samplers = useMemo(
    () => (graph ? samplersOf(graph, node.id).map((id) => before + id) : []),
    [graph, node.id, before],
  )
  const step = useScheduleStep(samplers, typeof curve === 'string' ? 0 : curve.length - 1)
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
  const part = (i: number): number => (steps === 0 ? 0 : i / steps)
  const x = (i: number): string => `${part(i) * 100}%`
  const y = (sigma: number): number => (1 - sigma) * height
  // The level that the step was made at, which is what the sampler's read-out and its picture stand for.
  const now = step === undefined ? undefined : Math.min(step - 1, steps)
  const sigma = now === undefined ? undefined : levels[now]!
  // Beyond this many, dots would run into each other.
  const dots = steps <= 60
  return (
    <div className="curve" data-marker={step}>
      <svg
        role="img"
        aria-label={
          sigma === undefined
            ? `${steps} steps of noise levels`
            : `${steps} steps of noise levels, now step ${step} at σ ${sigma.toFixed(3)}`
        }
      >
        <line className="curve-base" x1={0} x2="100%" y1={height} y2={height} />
        <svg className="curve-stretch" viewBox={`0 0 1 ${height}`} height={height} preserveAspectRatio="none">
          <polyline
            className="curve-line"
            points={levels.map((level, i) => `${part(i)},${y(level)}`).join(' ')}
          />
        </svg>
        {dots &&
          levels.map((level, i) => (
            <circle
              key={i}
              className="curve-dot"
              data-passed={now !== undefined && i < now ? true : undefined}
              cx={x(i)}
              cy={y(level)}
              r={1.75}
            />
          ))}
        {now !== undefined && sigma !== undefined && (
          <>
            <line className="curve-now" x1={x(now)} x2={x(now)} y1={0} y2={height} />
            <circle className="curve-here" cx={x(now)} cy={y(sigma)} r={3.5} />
            {now > steps * 0.5 ? (
              <text className="curve-sigma digits" x={x(now)} dx={-8} y={8} textAnchor="end">
                σ {sigma.toFixed(3)}
              </text>
            ) : (
              // Beside the line where the curve has left room: below it.
              <text className="curve-sigma digits" x={x(now)} dx={8} y={height - 8}>
                σ {sigma.toFixed(3)}
              </text>
            )}
          </>
        )}
        <text className="curve-end digits" x={0} y={height + 15}>
          0
        </text>
        <text className="curve-end digits" x="100%" y={height + 15} textAnchor="end">
          {steps}
        </text>
      </svg>
    </div>
  )
}

/** The step of the schedule that a sampler's picture shows: an earlier one that is looked at, or else the newest. */
function useScheduleStep(samplers: readonly string[], steps: number): number | undefined {
  const editor = useEditor()
  const held = useStore(heldSteps(editor))
  const path = useStore(editor.runs.state, (state) => markedSampler(state, held, samplers))
  const shown = useSampled(path)
  if (!shown || path === undefined) return undefined
  const { run, step, of } = shown.sampled
  const looked = held.get(path)
  return stepOfSchedule(looked?.run === run ? (looked.step ?? step) : step, of, steps)
}

function samplersOf(graph: GraphView, scheduler: string): readonly string[] {
  const fed = new Set<string>()
  for (const { from, to } of graph.edges.values())
    if (from[0] === scheduler && graph.nodes.get(to[0])?.face?.definition?.startable) fed.add(to[0])
  return [...fed]
}
