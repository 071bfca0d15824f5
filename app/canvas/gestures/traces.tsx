import type { ReactNode } from 'react'
import { useStage, useStageState } from '../stage/use-stage.ts'
import './traces.css'

/** What a gesture draws over the graph: the line of the knife, the box that chooses. */
export function Traces(): ReactNode {
  const stage = useStage()
  const knife = useStageState((state) => state.knife)
  const marquee = useStageState((state) => state.marquee)
  const { handle } = stage
  if (!handle || (!knife && !marquee)) return null
  const { left, top } = handle.element.getBoundingClientRect()
  const local = (point: { readonly x: number; readonly y: number }): { x: number; y: number } => {
    const client = handle.toClient(point)
    return { x: client.x - left, y: client.y - top }
  }
  const line = knife?.map((point) => local(point)).map(({ x, y }) => `${x},${y}`)
  const [a, b] = marquee ? [local(marquee.from), local(marquee.to)] : []
  return (
    <svg className="traces" aria-hidden="true">
      {line && <polyline className="trace-knife" points={line.join(' ')} />}
      {a && b && (
        <rect
          className="trace-box"
          x={Math.min(a.x, b.x)}
          y={Math.min(a.y, b.y)}
          width={Math.abs(a.x - b.x)}
          height={Math.abs(a.y - b.y)}
        />
      )}
    </svg>
  )
}
