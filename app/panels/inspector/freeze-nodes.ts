import { type Inside, type NodeView, type Outcome, setMode } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'

/** Whether nodes have something to keep: what was kept before they were bypassed or muted. */
export function canFreeze(nodes: readonly NodeView[]): boolean {
  return nodes.length > 0 && nodes.every(({ node }) => node.frozen !== undefined)
}

/** Lets what nodes keep stand for them again, after a bypass or a mute that had put it aside. */
export function freezeNodes(
  { document }: Pick<Editor, 'document'>,
  inside: Inside,
  nodes: readonly NodeView[],
): Outcome {
  if (!canFreeze(nodes))
    return { ok: false, code: 'freeze.nothing', reason: 'There is nothing to keep yet. Run the node once.' }
  return document.run(
    setMode(
      inside,
      nodes.map(({ id }) => id),
      undefined,
    ),
  )
}
