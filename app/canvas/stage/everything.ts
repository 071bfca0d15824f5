import type { Box } from '../../document/index.ts'
import type { Stage } from './stage.ts'

/** What is on the canvas, with the points that wires are led through, but for what is put away in a small frame. */
export function everything(stage: Stage): readonly Box[] {
  const { flow, graph } = stage
  const points = Object.values(graph.view.graph.layout.edges ?? {}).flatMap(({ points }) => points)
  return [
    ...[...flow.boxes.keys()].flatMap((id) =>
      flow.foldedInto(id) === undefined ? (stage.reach(id) ?? []) : [],
    ),
    ...points.map(({ x, y }) => ({ x, y, w: 0, h: 0 })),
  ]
}
