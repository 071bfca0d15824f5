import type { WorkflowDocument } from '../../engine/graph/index.ts'
import { sameJson } from '../document/same-json.ts'

/** The settings, as `node.param`, that differ between the run that is branched from and the canvas now; dice keep what was drawn. */
export function branchInputs(
  before: Pick<WorkflowDocument, 'nodes'>,
  now: Pick<WorkflowDocument, 'nodes'>,
): Readonly<Record<string, unknown>> {
  const changed: Record<string, unknown> = {}
  for (const [id, { params, dice = [] }] of Object.entries(now.nodes)) {
    const old = before.nodes[id]
    if (!old || old.type !== now.nodes[id]!.type) continue
    for (const [name, value] of Object.entries(params)) {
      if (!dice.includes(name) && !sameJson(old.params[name], value)) changed[`${id}.${name}`] = value
    }
  }
  return changed
}
