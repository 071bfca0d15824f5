import { fieldOf } from '../../document/field-of.ts'
import {
  type Command,
  freeze,
  type Inside,
  type NodeView,
  type Outcome,
  setMode,
  together,
} from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { runPath } from '../../shell/view-store.ts'
import { canFreeze } from './can-freeze.ts'

type Pins = Parameters<typeof freeze>[2]

/**
 * Has nodes keep what they gave last: the server pins it, and the workflow names it by its hash, so that it is there after
 * a reload. What a node kept before a bypass or a mute stands for it again. It is one step of the history.
 */
export async function freezeNodes(
  editor: Editor,
  inside: Inside,
  nodes: readonly NodeView[],
): Promise<Outcome> {
  const nothing = (reason: string): Outcome => ({ ok: false, code: 'freeze.nothing', reason })
  if (!canFreeze(editor, nodes)) return nothing('There is nothing to keep yet. Run the node once.')
  const { document, runs, view } = editor
  const { current } = runs.state.getState()
  const commands: Command[] = []
  const place = view.getState()
  const workflow = document.document.id
  for (const node of nodes) {
    if (node.node.frozen === undefined) {
      const path = runPath(place, node.id)
      try {
        const pins = pinsOf(editor, node, path, await runs.keep(current!, path))
        if (!pins) return nothing(`What "${node.title}" gave cannot be kept: it runs once for each item.`)
        commands.push(freeze(inside, node.id, pins))
      } catch (thrown) {
        return nothing(thrown instanceof Error ? thrown.message : 'It could not be kept.')
      }
    }
    if (node.node.mode !== undefined) commands.push(setMode(inside, [node.id], undefined))
  }
  // Where it took so long that another workflow is open by now, its nodes are not those that were meant.
  if (document.document.id !== workflow)
    return nothing('Another workflow was opened meanwhile. Open the first one again and freeze there.')
  return document.run(together('Freeze', commands))
}

/** The pins of a node by its ports; those of a subgraph are of the nodes inside it. */
function pinsOf(
  { document }: Editor,
  { face, outputs }: NodeView,
  path: string,
  kept: ReadonlyMap<string, Pins>,
): Pins | undefined {
  if (face?.subgraph === undefined) return kept.get(path)
  const inner = fieldOf(document.document.subgraphs, face.subgraph)?.outputs ?? []
  const pins = inner.flatMap(({ name, from: [id, port] }) => {
    const pin = kept.get(`${path}/${id}`)?.[port]
    return pin ? [[name, pin] as const] : []
  })
  return pins.length === outputs.length ? Object.fromEntries(pins) : undefined
}
