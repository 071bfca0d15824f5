import { disconnect, type Point } from '../../document/index.ts'
import { linesCross } from '../geometry/lines-cross.ts'
import { wireLine } from '../geometry/wire-line.ts'
import type { Stage } from '../stage/stage.ts'
import { wireCourse } from '../wires/wire-course.ts'

/** Cuts every wire that a line drawn with the pointer crosses, as one step. */
export function dragKnife(stage: Stage, event: PointerEvent): void {
  const { handle, state } = stage
  if (!handle) return
  const cut: Point[] = [handle.toCanvas({ x: event.clientX, y: event.clientY })]
  const move = (moved: PointerEvent): void => {
    // It was let go before this was there to hear of it.
    if ((moved.buttons & 2) === 0) return end(moved)
    cut.push(handle.toCanvas({ x: moved.clientX, y: moved.clientY }))
    state.setState({ knife: [...cut] })
  }
  const end = (lifted: PointerEvent): void => {
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', end)
    removeEventListener('pointercancel', end)
    state.setState({ knife: undefined })
    const edges = lifted.type === 'pointerup' ? wiresAcross(stage, cut) : []
    if (edges.length > 0) stage.editor.document.run(disconnect(stage.inside, edges))
  }
  addEventListener('pointermove', move)
  addEventListener('pointerup', end)
  addEventListener('pointercancel', end)
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
