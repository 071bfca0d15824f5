import { disconnect, type Point } from '../../document/index.ts'
import { linesCross } from '../geometry/lines-cross.ts'
import { wireLine } from '../geometry/wire-line.ts'
import type { Stage } from '../stage/stage.ts'
import { followPress } from './follow-press.ts'
import { wireCourse } from '../wires/wire-course.ts'

/** Cuts every wire that a line drawn with the pointer crosses, as one step. */
export function dragKnife(stage: Stage, event: PointerEvent): void {
  const { handle, state } = stage
  if (!handle) return
  const cut: Point[] = [handle.toCanvas({ x: event.clientX, y: event.clientY })]
  const move = (moved: PointerEvent): void => {
    cut.push(handle.toCanvas({ x: moved.clientX, y: moved.clientY }))
    state.setState({ knife: [...cut] })
  }
  const end = (lifted: PointerEvent): void => {
    state.setState({ knife: undefined })
    const edges = lifted.type === 'pointerup' ? wiresAcross(stage, cut) : []
    if (edges.length > 0) stage.editor.document.run(disconnect(stage.inside, edges))
  }
  followPress(event, 2, move, end)
}

/** The wires that a line crosses. */
export function wiresAcross(stage: Stage, cut: readonly Point[]): string[] {
  const courses = stage.graph.view.graph.layout.edges
  return [...stage.graph.view.edges.values()]
    .filter((edge) => {
      const course = wireCourse(stage, edge, courses?.[edge.id]?.points)
      return course && linesCross(cut, wireLine(course))
    })
    .map(({ id }) => id)
}
