import { addFrame } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { viewKey } from '../flow/flow-id.ts'
import { frameRoom } from '../geometry/frame-room.ts'
import { boundsOf } from '../stage/bounds.ts'
import { stageOf } from '../stage/stage.ts'
import { chosenNodes } from './chosen.ts'
import { act } from './say.ts'

/** Draws a frame round the chosen nodes. */
export function frameChosen(editor: Editor): void {
  const stage = stageOf(editor)
  const bounds = boundsOf(Object.values(stage.boxesOf(chosenNodes(editor))))
  if (!bounds) return
  const { side, top } = frameRoom
  const box = {
    x: bounds.x - side,
    y: bounds.y - top,
    w: bounds.w + 2 * side,
    h: bounds.h + top + side,
  }
  act(editor, addFrame(stage.inside, box, 'Group'))
}

/** Draws what is chosen small, or whole again where all of it is small. */
export function toggleCollapsed(editor: Editor): void {
  const { inside } = stageOf(editor)
  editor.view.setState(({ collapsed, selection }) => {
    const keys = [...selection.nodes, ...selection.groups].map((id) => viewKey(inside, id))
    const all = keys.every((key) => collapsed.has(key))
    const after = new Set(collapsed)
    for (const key of keys) {
      if (all) after.delete(key)
      else after.add(key)
    }
    return { collapsed: after }
  })
}
