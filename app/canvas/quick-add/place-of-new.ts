import { type Box, type Point, viewGraph } from '../../document/index.ts'
import type { Overlay } from '../../shell/view-store.ts'
import { bodyForm } from '../flow/body-form.ts'
import { flowItem } from '../flow/flow-id.ts'
import { freePlace } from '../geometry/free-place.ts'
import { guessHeight, nodeWidth } from '../geometry/node-size.ts'
import type { Stage } from '../stage/stage.ts'

/** Where a node of a type goes: on the grid where somebody pointed, or else to the nearest place where nothing is. */
export function placeOfNew(
  stage: Stage,
  type: string,
  { at, near }: Extract<Overlay, { kind: 'add' }>,
): Point {
  if (!near) return onGrid(at)
  const size = sizeOfNew(stage, type)
  const wanted = near === 'middle' ? { x: at.x - size.w / 2, y: at.y - size.h / 2 } : at
  return freePlace(onGrid(wanted), size, taken(stage))
}

/** Everything that a node would cover, or be covered by; a frame is there for nodes to stand in. */
function taken(stage: Stage): readonly Box[] {
  const { flow } = stage
  return [...flow.boxes.keys()].flatMap((id) => {
    const { kind, id: item } = flowItem(id)
    const behind = kind === 'frame' && !flow.isSmall(item)
    return behind || flow.foldedInto(id) !== undefined ? [] : (stage.reach(id) ?? [])
  })
}

/** About how large a node of a type will be. What comes from the library is in no graph yet. */
function sizeOfNew({ editor }: Stage, type: string): { readonly w: number; readonly h: number } {
  const { document, context } = editor.document
  const one = { nodes: { new: { type, version: 1, params: {} } }, edges: {}, layout: { nodes: {} } }
  const node = viewGraph(one, context.reader.faces(document)).nodes.get('new')!
  const form = bodyForm(node, false)
  const w = nodeWidth(node, form)
  return { w, h: guessHeight(node, form, w) }
}

function onGrid({ x, y }: Point): Point {
  return { x: Math.round(x / 4) * 4, y: Math.round(y / 4) * 4 }
}
