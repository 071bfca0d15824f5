import type { Editor } from '../shell/editor.ts'
import { runPath } from '../shell/view-store.ts'

/** Paths of the selected nodes that no other selected node takes anything from: a run to these makes all of them. */
export function selectedEnds({ view, document }: Pick<Editor, 'view' | 'document'>): readonly string[] {
  const state = view.getState()
  const { nodes } = state.selection
  const graph = document.context.reader.read(document.document, state.path.at(-1))
  const within = new Set<string>()
  for (const { from, to } of graph?.edges.values() ?? [])
    if (nodes.has(from[0]) && nodes.has(to[0])) within.add(from[0])
  const ends = [...nodes].filter((id) => !within.has(id))
  return ends.map((id) => runPath(state, id))
}
