import type { Problem } from '../../engine/graph/index.ts'
import { nodeNames } from '../preview/node-names.ts'
import type { ApiProblem } from '../run/api/api.ts'
import type { Editor } from '../shell/editor.ts'

/** What stands first among the reasons why a run was refused, and the sentence that says at which node. */
export interface FirstRefusal {
  /** Undefined where it is not the workflow that was refused. */
  readonly problem: Problem | undefined
  readonly words: string
}

/** Why a run was refused: what stops it, before what is only a warning. */
export function firstRefusal(
  editor: Pick<Editor, 'document' | 'registry'>,
  { problems, detail }: ApiProblem,
): FirstRefusal {
  const problem = problems.find(({ severity }) => severity === 'error') ?? problems[0]
  if (!problem) return { problem, words: detail }
  const { node, message } = problem
  return { problem, words: node === '' ? message : `${nodeNames(editor).title(node)}: ${message}` }
}
