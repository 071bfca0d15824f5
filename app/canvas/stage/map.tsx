import { type ReactNode, useRef } from 'react'
import { useGraph } from '../graph/use-graph.ts'
import { useMap } from './use-map.ts'
import { useStage } from './use-stage.ts'

/** The whole graph, small; dragging in it moves the view, and the wheel zooms it. */
export function Map(): ReactNode {
  const ground = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLCanvasElement>(null)
  const seen = useRef<HTMLSpanElement>(null)
  const nodes = useGraph((view) => view.nodes.size)
  useMap(useStage(), { ground, picture, seen })
  return (
    <div
      ref={ground}
      className="map"
      role="img"
      aria-label={`Map of the graph: ${nodes} ${nodes === 1 ? 'node' : 'nodes'}`}
    >
      <canvas ref={picture} />
      <span ref={seen} className="map-seen" />
    </div>
  )
}
