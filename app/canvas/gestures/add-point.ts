import { type Point, routeWire } from '../../document/index.ts'
import { nearestPiece } from '../geometry/wire-line.ts'
import type { Stage } from '../stage/stage.ts'
import { wireCourse } from '../wires/wire-course.ts'

/** Leads a wire through a point, between those of its points that it lies between. */
export function addPoint(stage: Stage, id: string, { x, y }: Point): void {
  const edge = stage.graph.view.edges.get(id)
  const points = stage.graph.view.graph.layout.edges?.[id]?.points ?? []
  const course = edge && wireCourse(stage, edge, points)
  if (!course) return
  const at = points.length === 0 ? 0 : nearestPiece(course, { x, y })
  const point = { x: Math.round(x / 4) * 4, y: Math.round(y / 4) * 4 }
  stage.editor.document.run(routeWire(stage.inside, id, points.toSpliced(at, 0, point)))
}
