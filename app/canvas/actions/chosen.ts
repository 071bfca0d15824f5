import { insideFrame, type Selection } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import type { Selection as ChosenThings } from '../../shell/view-store.ts'
import { stageOf } from '../stage/stage.ts'

/** The nodes that are chosen. */
export function chosenNodes({ view }: Editor): readonly string[] {
  return [...view.getState().selection.nodes]
}

/** The nodes that are chosen, and those in the frames that are: what a mode is given to. */
export function nodesMeant(editor: Editor): readonly string[] {
  const { nodes, groups } = editor.view.getState().selection
  if (groups.size === 0) return [...nodes]
  const { flow, graph } = stageOf(editor)
  const boxes = Object.fromEntries([...flow.boxes].filter(([id]) => graph.node(id) !== undefined))
  const framed = [...groups].flatMap((id) => {
    const frame = graph.view.graph.layout.groups?.[id]
    return frame ? insideFrame(frame, boxes) : []
  })
  return [...new Set([...nodes, ...framed])]
}

/** Whether a mode can be given to anything. */
export function anyMeant(editor: Editor): boolean {
  return nodesMeant(editor).length > 0
}

/** Whether at least so many nodes are chosen. */
export function chosen(least: number): (editor: Editor) => boolean {
  return ({ view }) => view.getState().selection.nodes.size >= least
}

/** Whether anything is chosen. */
export function anyChosen({ view }: Editor): boolean {
  return countOf(view.getState().selection) > 0
}

/** How many things are chosen. */
export function countOf({ nodes, edges, groups, notes }: ChosenThings): number {
  return nodes.size + edges.size + groups.size + notes.size
}

/** What is chosen, as commands take it. */
export function selectionOf({ view }: Editor): Selection {
  const { nodes, edges, groups, notes } = view.getState().selection
  return { nodes: [...nodes], edges: [...edges], frames: [...groups], notes: [...notes] }
}
