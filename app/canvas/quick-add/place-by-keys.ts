import type { Editor } from '../../shell/editor.ts'
import type { Overlay } from '../../shell/view-store.ts'
import { chosenNodes } from '../actions/chosen.ts'
import { stageOf } from '../stage/stage.ts'

/** How far columns of nodes are apart. */
const betweenColumns = 40

/** About where a node is added by a key: under the pointer; else right of the node that is chosen; else in the middle. */
export function placeByKeys(editor: Editor): Pick<Extract<Overlay, { kind: 'add' }>, 'at' | 'near'> {
  const stage = stageOf(editor)
  const pointed = stage.pointed()
  if (pointed) return { at: pointed, near: 'corner' }
  const [only, ...others] = chosenNodes(editor)
  const box = only !== undefined && others.length === 0 ? stage.reach(only) : undefined
  return box
    ? { at: { x: box.x + box.w + betweenColumns, y: box.y }, near: 'corner' }
    : { at: stage.middle(), near: 'middle' }
}
