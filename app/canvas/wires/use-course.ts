import { useLayoutEffect, useRef } from 'react'
import type { EdgeView, Point } from '../../document/index.ts'
import type { WireRoute } from '../geometry/lay-wire.ts'
import { useStage } from '../stage/use-stage.ts'
import { wireCourse } from './wire-course.ts'

/**
 * Calls `draw` with the course of a wire, now and whenever an end of it has moved. It writes to the page itself: while nodes
 * are dragged no wire is rendered again by React.
 */
export function useCourse(
  edge: EdgeView,
  points: readonly Point[] | undefined,
  draw: (course: WireRoute | undefined) => void,
): void {
  const stage = useStage()
  const latest = useRef(draw)
  latest.current = draw
  useLayoutEffect(() => {
    const update = (): void => latest.current(wireCourse(stage, edge, points))
    update()
    const { flow, graph } = stage
    const stops = [edge.from[0], edge.to[0]].flatMap((id) => [
      flow.subscribeNode(id, update),
      graph.subscribeNode(id, update),
    ])
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, edge, points])
}
