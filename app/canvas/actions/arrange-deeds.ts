import {
  align,
  type Box,
  changeFrame,
  distribute,
  type Frame,
  insideFrame,
  type Line,
  move,
  together,
} from '../../document/index.ts'
import { toast } from '../../look/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { stageOf } from '../stage/stage.ts'
import { chosenNodes } from './chosen.ts'
import { act } from './say.ts'

/** Puts the chosen nodes on a line. */
export function alignChosen(editor: Editor, line: Line): void {
  act(editor, align(stageOf(editor).inside, boxesOf(editor), line))
}

/** Puts even gaps between the chosen nodes. */
export function distributeChosen(editor: Editor, along: 'across' | 'down'): void {
  act(editor, distribute(stageOf(editor).inside, boxesOf(editor), along))
}

function boxesOf(editor: Editor): ReturnType<ReturnType<typeof stageOf>['boxesOf']> {
  return stageOf(editor).boxesOf(chosenNodes(editor))
}

/** Lays the graph, or what is chosen of it, out anew; elk is loaded when it is needed for the first time. */
export async function tidy(editor: Editor): Promise<void> {
  const stage = stageOf(editor)
  const nodes = chosenNodes(editor)
  const { inside } = stage
  const { edges, graph, nodes: all } = stage.graph.view
  const workflow = editor.document.document.id
  const boxes = stage.boxesOf(nodes.length > 1 ? nodes : all.keys())
  const frames = framesOf(graph.layout.groups, stage.boxesOf(all.keys()), boxes)
  try {
    const { layOut } = await import('../tidy/lay-out.ts')
    const laid = await layOut(boxes, [...edges.values()], frames)
    if (stage.inside !== inside || editor.document.document.id !== workflow) return
    // A way round what stood there before is none round what stands there now.
    const between = [...edges.values()].filter(({ from, to }) =>
      [from, to].every(([id]) => Object.hasOwn(laid.nodes, id)),
    )
    const wires = Object.fromEntries(between.map(({ id }) => [id, []]))
    act(
      editor,
      together('Tidy', [
        move(inside, { nodes: laid.nodes, wires }),
        ...Object.entries(laid.frames).map(([id, box]) => changeFrame(inside, id, { ...box })),
      ]),
    )
    stage.handle?.fit()
  } catch {
    toast.error('The graph could not be laid out. Nothing was moved.')
  }
}

/** The frames that hold nothing but what is laid out, and so go with it. */
function framesOf(
  groups: Readonly<Record<string, Frame>> | undefined,
  all: Readonly<Record<string, Box>>,
  laid: Readonly<Record<string, Box>>,
): Record<string, Box> {
  const frames: Record<string, Box> = {}
  for (const [id, frame] of Object.entries(groups ?? {})) {
    const { x, y, w = 0, h = 0 } = frame
    if (insideFrame(frame, all).every((node) => Object.hasOwn(laid, node))) frames[id] = { x, y, w, h }
  }
  return frames
}
