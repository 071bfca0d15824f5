import type { NodeChange } from '@xyflow/react'
import type { Point } from '../../document/index.ts'
import type { Selection } from '../../shell/view-store.ts'
import type { Stage } from '../stage/stage.ts'
import { letGo } from '../gestures/let-go.ts'
import { flowItem } from './flow-id.ts'
import type { FlowNode } from './flow-node.ts'

/** Takes over what React Flow has seen happen: sizes, selection, and where dragged things are now. */
export function applyChanges(stage: Stage, changes: readonly NodeChange<FlowNode>[]): void {
  const heights = new Map<string, number>()
  const places = new Map<string, Point>()
  const chosen = new Map<string, boolean>()
  let over = false
  for (const change of changes) {
    if (change.type === 'dimensions' && change.dimensions) heights.set(change.id, change.dimensions.height)
    else if (change.type === 'select') chosen.set(change.id, change.selected)
    else if (change.type === 'position' && change.dragging === false) over = true
    else if (change.type === 'position' && change.position && change.dragging)
      places.set(change.id, change.position)
  }
  if (heights.size > 0) stage.flow.measured(heights)
  if (chosen.size > 0) choose(stage, chosen)
  if (places.size > 0) stage.drag?.to(places)
  // It says so even where it never says that the drag has stopped: a second finger, or what was held is gone.
  if (over) letGo(stage)
}

function choose({ editor, adding }: Stage, chosen: ReadonlyMap<string, boolean>): void {
  editor.view.setState(({ selection }) => {
    const sets = {
      node: new Set(selection.nodes),
      frame: new Set(selection.groups),
      note: new Set(selection.notes),
    }
    let any = false
    for (const [flow, selected] of chosen) {
      const { kind, id } = flowItem(flow)
      any ||= selected
      if (selected) sets[kind].add(id)
      else sets[kind].delete(id)
    }
    const edges: Selection['edges'] = any && !adding ? new Set() : selection.edges
    return { selection: { nodes: sets.node, groups: sets.frame, notes: sets.note, edges } }
  })
}
