import type { Inside, NodeView } from '../../document/index.ts'
import { toast } from '../../look/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { freezeNodes } from './freeze-nodes.ts'
import { sharedPlaces } from './shared-places.ts'

/** Has nodes keep what they gave last, and says why they cannot, or where else that is kept from now on. */
export async function freezeAndSay(
  editor: Editor,
  inside: Inside,
  nodes: readonly NodeView[],
): Promise<void> {
  const outcome = await freezeNodes(editor, inside, nodes)
  if (!outcome.ok) {
    toast.error(outcome.reason)
    return
  }
  const shared = sharedPlaces(editor.document.document, inside)
  if (shared !== undefined) toast(shared)
}
