import { unfreeze } from '../../document/index.ts'
import { freezeAndSay } from '../../panels/inspector/freeze-and-say.ts'
import type { Editor } from '../../shell/editor.ts'
import { stageOf } from '../stage/stage.ts'
import { nodesMeant } from './chosen.ts'
import { act } from './say.ts'

/** Has the chosen nodes, and those in chosen frames, keep what they gave last; where all of them do, lets them run again. */
export async function toggleFrozen(editor: Editor): Promise<void> {
  const { inside, graph } = stageOf(editor)
  const nodes = nodesMeant(editor).flatMap((id) => graph.node(id) ?? [])
  if (nodes.every(({ standing }) => standing === 'frozen')) {
    act(
      editor,
      unfreeze(
        inside,
        nodes.map(({ id }) => id),
      ),
    )
    return
  }
  await freezeAndSay(editor, inside, nodes)
}
