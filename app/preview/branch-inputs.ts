import { isParam } from '../../engine/define/index.ts'
import { analyse } from '../../engine/graph/analyse.ts'
import { flatten, registryOf, rollDice, type WorkflowDocument } from '../../engine/graph/index.ts'
import { declarations } from '../../nodes/declarations.generated.ts'
import { sameJson } from '../document/same-json.ts'
import { defaultOf } from '../fields/param-value.ts'

/** What a param stands at, in a copy of the workflow, while its dice are on: no file can hold it. */
const diced = NaN
const registry = registryOf(declarations)

/**
 * The settings, as `node.param` and inside of instances as `a/b.param`, that differ between the run that is branched from
 * and the canvas now; dice keep what was drawn.
 */
export function branchInputs(
  before: WorkflowDocument,
  now: WorkflowDocument,
): Readonly<Record<string, unknown>> {
  const changed: Record<string, unknown> = {}
  const { flat, resolved } = analyse(before, registry)
  const earlier = new Map(flat.nodes.map((node, number) => [node.path, { ...node, number }]))
  for (const { path, type, params } of flatten(rollDice(now, () => diced).document).nodes) {
    const old = earlier.get(path)
    if (!old || old.type !== type) continue
    // What a wire feeds in that run has no value that could be set.
    const isFed = (name: string): boolean => resolved[old.number]!.fed.has(name)
    for (const [name, value] of Object.entries(params)) {
      if (Number.isNaN(value) || isFed(name) || sameJson(old.params[name], value)) continue
      changed[`${path}.${name}`] = value
    }
    // What was set in that run and is not any more stands at its default.
    for (const name of Object.keys(old.params)) {
      const slot = registry.get(type)?.inputs[name]
      if (Object.hasOwn(params, name) || !slot || !isParam(slot) || isFed(name)) continue
      const usual = defaultOf(slot)
      if (usual !== undefined && !sameJson(old.params[name], usual)) changed[`${path}.${name}`] = usual
    }
  }
  return changed
}
