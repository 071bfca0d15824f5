import { type Point, viewGraph } from '../../document/index.ts'
import type { Overlay } from '../../shell/view-store.ts'
import { bodyForm } from '../flow/body-form.ts'
import { guessHeight, nodeWidth } from '../geometry/node-size.ts'
import type { Stage } from '../stage/stage.ts'
import { freeSpot } from './free-spot.ts'

/** Where a node of a type goes: where somebody pointed, or else to the nearest place where nothing is. */
export function placeOfNew(
  stage: Stage,
  type: string,
  wish: Pick<Extract<Overlay, { kind: 'add' }>, 'at' | 'near'>,
): Point {
  // Its size is only looked for where it matters.
  return freeSpot(stage, wish.near ? sizeOfNew(stage, type) : { w: 0, h: 0 }, wish)
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
