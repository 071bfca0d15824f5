import { exposeInput, type Inside, unexpose } from '../document/index.ts'
import type { Editor } from '../shell/editor.ts'

/** Shows a setting on the form of the workflow, or on the node that its subgraph is. */
export function show({ document }: Editor, inside: Inside, node: string, name: string): void {
  document.run(exposeInput(inside, node, name))
}

/** Takes what is shown under a name off again. */
export function takeOff({ document }: Editor, inside: Inside, name: string): void {
  document.run(unexpose(inside, 'inputs', name))
}
