import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { takenSettings } from '../../engine/graph/taken-settings.ts'
import { fieldOf } from '../document/field-of.ts'
import { graphOf, type Inside } from '../document/index.ts'
import type { Editor } from '../shell/editor.ts'

/** Which of its values the run of a workflow takes; what a run was accepted with never changes. */
const known = new WeakMap<WorkflowDocument, ReturnType<typeof takenSettings>>()

/** The seed that a run had of a setting; undefined where it took another. Rejects where the run cannot be read. */
export async function drawnSeed(
  { runs, registry }: Pick<Editor, 'runs' | 'registry'>,
  run: string,
  inside: Inside,
  node: string,
  param: string,
): Promise<number | undefined> {
  const { workflow } = await runs.accepted(run)
  const taken = known.get(workflow) ?? takenSettings(workflow, registry)
  known.set(workflow, taken)
  if (!taken({ node, param, ...(inside !== undefined && { subgraph: inside }) })) return undefined
  const value = fieldOf(graphOf(workflow, inside)?.nodes, node)?.params[param]
  return typeof value === 'number' ? value : undefined
}
