import { insertOnWire, type Point } from '../../document/index.ts'
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
    if (edge.fault !== undefined) continue
    const course = wireCourse(stage, edge, courses?.[edge.id]?.points)
    if (!course || !mayTouch(course.pieces.flat(), box)) continue
    const line = wireLine(course)
    const distance = Math.min(...points.map((point) => nearestOnLine(line, point).distance))
    if (distance <= reach) near.push({ id: edge.id, distance })
  }
  near.sort((a, b) => a.distance - b.distance)
  const { document: store } = editor
  return near.find(({ id }) => !insertOnWire(inside, id, node).apply(store.document, store.context).refused)
    ?.id
}

/** Whether the box round some points comes near another. */
function mayTouch(
  points: readonly Point[],
  box: { readonly x: number; readonly y: number; readonly w: number; readonly h: number },
): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return (
    left <= box.x + box.w + reach &&
    right >= box.x - reach &&
    top <= box.y + box.h + reach &&
    bottom >= box.y - reach
  )
}
