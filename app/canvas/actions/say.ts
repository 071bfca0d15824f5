import type { Command, Outcome } from '../../document/index.ts'
import { toast } from '../../look/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { noSelection } from '../../shell/view-store.ts'

/** Does a command; where it is refused, says why. */
export function act(editor: Editor, command: Command): Outcome {
  const outcome = editor.document.run(command)
  if (!outcome.ok) toast.error(outcome.reason)
  return outcome
}

/** Does a command that makes nodes, and chooses what it made. */
export function actAndChoose(editor: Editor, command: Command): void {
  const outcome = act(editor, command)
  if (outcome.ok && outcome.made.length > 0)
    editor.view.setState({ selection: { ...noSelection, nodes: new Set(outcome.made) } })
}
