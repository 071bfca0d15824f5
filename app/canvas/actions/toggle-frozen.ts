import { unfreeze } from '../../document/index.ts'
import { toast } from '../../look/index.ts'
import { freezeNodes } from '../../panels/inspector/freeze-nodes.ts'
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
  const outcome = await freezeNodes(editor, inside, nodes)
  if (!outcome.ok) toast.error(outcome.reason)
}
