import type { ReactNode } from 'react'
import { useGraph } from '../graph/use-graph.ts'
import { OnCanvas } from '../stage/on-canvas.tsx'
import { Wire } from './wire.tsx'
import { WireMark } from './wire-mark.tsx'
import { WirePoints } from './wire-points.tsx'

/**
 * Every wire, under the nodes. They are drawn here and not as React Flow's edges: those are asked again, one by one, at each
 * frame that the view moves, and a wire whose port is gone is not drawn at all, while it must stay to be seen as a ghost.
 */
export function WireLayer(): ReactNode {
  const edges = useGraph((view) => view.edges)
  const courses = useGraph((view) => view.graph.layout.edges)
  const all = [...edges.values()]
  return (
    <OnCanvas>
      <svg className="wires" aria-hidden="true">
        {all.map((edge) => (
          <Wire key={edge.id} edge={edge} points={courses?.[edge.id]?.points} />
        ))}
      </svg>
      <div className="wire-marks">
        {all.map((edge) =>
          edge.conversion !== undefined || edge.mapped || edge.fault !== undefined ? (
            <WireMark key={edge.id} edge={edge} points={courses?.[edge.id]?.points} />
          ) : null,
        )}
        {Object.entries(courses ?? {}).map(([id, { points }]) => {
          const edge = edges.get(id)
          return edge && points.length > 0 ? <WirePoints key={id} edge={edge} points={points} /> : null
        })}
      </div>
    </OnCanvas>
  )
}
