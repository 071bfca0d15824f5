import type { Point } from '../../document/index.ts'
import { noSelection, type Selection } from '../../shell/view-store.ts'
import { flowItem } from '../flow/flow-id.ts'
import type { Stage } from '../stage/stage.ts'
import { followPress } from './follow-press.ts'

/** Chooses what a box drawn with the pointer touches; with `add`, besides what is chosen already. */
export function dragMarquee(stage: Stage, event: PointerEvent, add: boolean): void {
  const { handle, state, editor } = stage
  if (!handle) return
  const from = handle.toCanvas({ x: event.clientX, y: event.clientY })
  const before = add ? editor.view.getState().selection : noSelection
  const move = (moved: PointerEvent): void => {
    const to = handle.toCanvas({ x: moved.clientX, y: moved.clientY })
    state.setState({ marquee: { from, to } })
    const selection = within(stage, from, to, before)
    if (!same(selection, editor.view.getState().selection)) editor.view.setState({ selection })
  }
  followPress(event, 1, move, () => state.setState({ marquee: undefined }))
}

/** Nodes and notes that the box touches, frames that lie in it whole, and the wires between those nodes. */
function within(stage: Stage, a: Point, b: Point, before: Selection): Selection {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  const [w, h] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  const chosen = { node: new Set(before.nodes), frame: new Set(before.groups), note: new Set(before.notes) }
  for (const [flow, box] of stage.flow.boxes) {
    const { kind, id } = flowItem(flow)
    if (kind === 'node' && stage.flow.foldedInto(id) !== undefined) continue
    const touches = box.x <= x + w && box.x + box.w >= x && box.y <= y + h && box.y + box.h >= y
    const whole = box.x >= x && box.x + box.w <= x + w && box.y >= y && box.y + box.h <= y + h
    if (kind === 'frame' ? whole : touches) chosen[kind].add(id)
  }
  const edges = new Set(before.edges)
  for (const { id, from, to } of stage.graph.view.edges.values())
    if (chosen.node.has(from[0]) && chosen.node.has(to[0])) edges.add(id)
  return { nodes: chosen.node, groups: chosen.frame, notes: chosen.note, edges }
}

function same(a: Selection, b: Selection): boolean {
  return (['nodes', 'edges', 'groups', 'notes'] as const).every(
    (part) => a[part].size === b[part].size && [...a[part]].every((id) => b[part].has(id)),
  )
}
