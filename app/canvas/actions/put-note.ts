import { addNote } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { freeSpot } from '../quick-add/free-spot.ts'
import { placeByKeys } from '../quick-add/place-by-keys.ts'
import { stageOf } from '../stage/stage.ts'
import { act } from './say.ts'

const size = { w: 200, h: 112 }

/** Puts up a note where a node would be added by a key, so that it covers nothing. */
export function putNote(editor: Editor): void {
  const stage = stageOf(editor)
  act(editor, addNote(stage.inside, { ...freeSpot(stage, size, placeByKeys(editor)), ...size }, 'Note'))
}
