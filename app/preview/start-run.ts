import { ApiProblem } from '../run/api/api.ts'
import type { StartOptions } from '../run/run-centre.ts'
import type { Editor } from '../shell/editor.ts'

/** Asks for a run of the workflow as it is now. What refuses it is told where the run's state is shown. */
export function start(editor: Editor, options?: StartOptions): void {
  performance.mark('reelgraph.run')
  void told(editor.runs.start(editor.document.document, options))
}

/** Refusals are in the runs' state already; anything else is a fault of the program. */
export async function told(asked: Promise<unknown>): Promise<void> {
  try {
    await asked
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem)) throw thrown
  }
}
