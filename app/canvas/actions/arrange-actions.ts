import { align, distribute, type Line, move } from '../../document/index.ts'
import { toast } from '../../look/index.ts'
import type { Action } from '../../shell/action.ts'
import type { Editor } from '../../shell/editor.ts'
import { stageOf } from '../stage/stage.ts'
import { chosen, chosenNodes } from './chosen.ts'
import { act } from './say.ts'

const lines: readonly (readonly [Line, string, string])[] = [
  ['left', 'Align left edges', 'align-start-vertical'],
  ['centre', 'Align centres', 'align-center-vertical'],
  ['right', 'Align right edges', 'align-end-vertical'],
  ['top', 'Align upper edges', 'align-start-horizontal'],
  ['middle', 'Align middles', 'align-center-horizontal'],
  ['bottom', 'Align lower edges', 'align-end-horizontal'],
]

/** Putting nodes in order. */
export const arrangeActions: readonly Action[] = [
  {
    id: 'view.tidy',
    title: 'Tidy the graph, or the selection',
    group: 'View',
    icon: 'layout-grid',
    keys: ['Mod+Shift+F'],
    run: (editor) => void tidy(editor),
  },
  ...lines.map(([line, title, icon]): Action => ({
    id: `node.align-${line}`,
    title,
    group: 'Node',
    icon,
    enabled: chosen(2),
    run: (editor) => act(editor, align(stageOf(editor).inside, boxesOf(editor), line)),
  })),
  {
    id: 'node.distribute-across',
    title: 'Distribute across',
    group: 'Node',
    icon: 'align-horizontal-distribute-center',
    enabled: chosen(3),
    run: (editor) => act(editor, distribute(stageOf(editor).inside, boxesOf(editor), 'across')),
  },
  {
    id: 'node.distribute-down',
    title: 'Distribute down',
    group: 'Node',
    icon: 'align-vertical-distribute-center',
    enabled: chosen(3),
    run: (editor) => act(editor, distribute(stageOf(editor).inside, boxesOf(editor), 'down')),
  },
]

function boxesOf(editor: Editor): ReturnType<ReturnType<typeof stageOf>['boxesOf']> {
  return stageOf(editor).boxesOf(chosenNodes(editor))
}

/** Lays the graph, or what is chosen of it, out anew; elk is loaded when it is needed for the first time. */
async function tidy(editor: Editor): Promise<void> {
  const stage = stageOf(editor)
  const nodes = chosenNodes(editor)
  const { inside } = stage
  const boxes = stage.boxesOf(nodes.length > 1 ? nodes : stage.graph.view.nodes.keys())
  try {
    const { layOut } = await import('../tidy/lay-out.ts')
    const places = await layOut(boxes, [...stage.graph.view.edges.values()])
    if (stage.inside !== inside) return
    act(editor, { ...move(inside, { nodes: places }), label: 'Tidy' })
    stage.handle?.fit()
  } catch {
    toast.error('The graph could not be laid out. Nothing was moved.')
  }
}
