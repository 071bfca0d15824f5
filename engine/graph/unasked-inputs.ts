import type { NodeDefinition } from '../define/index.ts'
import { checkParams, unfed } from './check-params.ts'
import type { FlatNode } from './flat-graph.ts'

const none: readonly string[] = []

/**
 * Lazy inputs that a node will not ask for, as its settings tell: they need nothing, and what is wired to them is not
 * part of the run. A setting that a wire feeds tells nothing before the run, nor does one that is not right.
 */
export function unaskedInputs(
  node: FlatNode,
  definition: NodeDefinition,
  fed: ReadonlySet<string>,
): readonly string[] {
  if (!definition.asks) return none
  const asked = definition.asks(unfed(checkParams(node, definition, fed, []), fed))
  if (!asked) return none
  return Object.entries(definition.inputs).flatMap(([name, slot]) =>
    slot.role === 'input' && slot.lazy && !asked.includes(name) ? [name] : [],
  )
}
