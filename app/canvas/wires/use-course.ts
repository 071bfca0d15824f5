import { useLayoutEffect, useRef } from 'react'
import type { EdgeView, Point } from '../../document/index.ts'
import type { WireRoute } from '../geometry/lay-wire.ts'
import { useStage } from '../stage/use-stage.ts'
import { wireCourse } from './wire-course.ts'

/**
 * Calls `draw` with the course of a wire, now and whenever an end of it has moved, and tells it whether an end is being
 * dragged; it is called again when that is let go. It writes to the page itself: no wire is rendered by React in a drag.
 */
export function useCourse(
  edge: EdgeView,
  points: readonly Point[] | undefined,
  draw: (course: WireRoute | undefined, held: boolean) => void,
): void {
  const stage = useStage()
  const latest = useRef(draw)
  latest.current = draw
  useLayoutEffect(() => {
    const { flow, graph } = stage
    const ends = [edge.from[0], edge.to[0]]
    const draw = (held: boolean): void => latest.current(wireCourse(stage, edge, points), held)
    const moved = (): void => draw(ends.some((id) => flow.holds(id)))
    const changed = (): void => draw(false)
    changed()
    const stops = ends.flatMap((id) => [flow.subscribeNode(id, moved), graph.subscribeNode(id, changed)])
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, edge, points])
}
