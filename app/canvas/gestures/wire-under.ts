import { type Box, type EdgeView, insertOnWire, type Point } from '../../document/index.ts'
import { nearestOnLine, wireLine } from '../geometry/wire-line.ts'
import type { Stage } from '../stage/stage.ts'
import { wireCourse } from '../wires/wire-course.ts'

/** How near a wire must be to the pointer, or to the middle of the node's header, in pixels of the canvas. */
const reach = 24

/** The wire that a dragged node would go into: the nearest to the pointer that it fits. */
export function wireUnder(stage: Stage, node: string, client: Point | undefined): string | undefined {
  const { graph, flow, handle, editor, inside } = stage
  const box = flow.box(node)
  if (!box || !handle) return undefined
  const points = [{ x: box.x + box.w / 2, y: box.y + 18 }]
  if (client) points.push(handle.toCanvas(client))
  const courses = graph.view.graph.layout.edges
  const near: { readonly id: string; readonly distance: number }[] = []
  for (const edge of graph.view.edges.values()) {
    if (edge.fault !== undefined || isFar(stage, edge, courses?.[edge.id]?.points, box)) continue
    const course = wireCourse(stage, edge, courses?.[edge.id]?.points)
    if (!course || !mayTouch(course.pieces.flat(), box, reach)) continue
    const line = wireLine(course)
    const distance = Math.min(...points.map((point) => nearestOnLine(line, point).distance))
    if (distance <= reach) near.push({ id: edge.id, distance })
  }
  near.sort((a, b) => a.distance - b.distance)
  const { document: store } = editor
  return near.find(({ id }) => !insertOnWire(inside, id, node).apply(store.document, store.context).refused)
    ?.id
}

/** How far a wire may run beyond its nodes and the points it is led through. */
const swing = 160

/** Whether a wire is so far away that its course need not be laid to know. */
function isFar({ flow }: Stage, { from, to }: EdgeView, points: readonly Point[] = [], box: Box): boolean {
  const [source, target] = [flow.box(from[0]), flow.box(to[0])]
  if (!source || !target || (flow.foldedInto(from[0]) ?? flow.foldedInto(to[0])) !== undefined) return false
  const corners = [source, target].flatMap(({ x, y, w, h }) => [
    { x, y },
    { x: x + w, y: y + h },
  ])
  return !mayTouch([...corners, ...points], box, reach + swing)
}

/** Whether the box round some points comes so near another. */
function mayTouch(points: readonly Point[], box: Box, near: number): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return (
    left <= box.x + box.w + near &&
    right >= box.x - near &&
    top <= box.y + box.h + near &&
    bottom >= box.y - near
  )
}
