import type { Selection } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'

/** The nodes that are chosen. */
export function chosenNodes({ view }: Editor): readonly string[] {
  return [...view.getState().selection.nodes]
}

/** Whether at least so many nodes are chosen. */
export function chosen(least: number): (editor: Editor) => boolean {
  return ({ view }) => view.getState().selection.nodes.size >= least
}

/** Whether anything is chosen. */
export function anyChosen({ view }: Editor): boolean {
  const { nodes, edges, groups, notes } = view.getState().selection
  return nodes.size + edges.size + groups.size + notes.size > 0
}

/** What is chosen, as commands take it. */
export function selectionOf({ view }: Editor): Selection {
  const { nodes, edges, groups, notes } = view.getState().selection
  return { nodes: [...nodes], edges: [...edges], frames: [...groups], notes: [...notes] }
}
