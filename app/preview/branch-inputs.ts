import { flatten, rollDice, type WorkflowDocument } from '../../engine/graph/index.ts'
import { sameJson } from '../document/same-json.ts'

/** What a param stands at, in a copy of the workflow, while its dice are on: no seed is below 0. */
const diced = -1

/**
 * The settings, as `node.param` and inside of instances as `a/b.param`, that differ between the run that is branched from
 * and the canvas now; dice keep what was drawn.
 */
export function branchInputs(
  before: WorkflowDocument,
  now: WorkflowDocument,
): Readonly<Record<string, unknown>> {
  const changed: Record<string, unknown> = {}
  const earlier = new Map(flatten(before).nodes.map((node) => [node.path, node]))
  for (const { path, type, params } of flatten(rollDice(now, () => diced).document).nodes) {
    const old = earlier.get(path)
    if (!old || old.type !== type) continue
    for (const [name, value] of Object.entries(params)) {
      if (value !== diced && !sameJson(old.params[name], value)) changed[`${path}.${name}`] = value
    }
  }
  return changed
}
