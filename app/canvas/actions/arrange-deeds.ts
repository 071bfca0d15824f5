import { align, distribute, type Line } from '../../document/index.ts'
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
  const workflow = editor.document.document.id
  try {
    const { tidied } = await import('../tidy/tidied.ts')
    const command = await tidied(stage, nodes)
    if (stage.inside !== inside || editor.document.document.id !== workflow) return
    act(editor, command)
    stage.handle?.fit()
  } catch {
    toast.error('The graph could not be laid out. Nothing was moved.')
  }
}
