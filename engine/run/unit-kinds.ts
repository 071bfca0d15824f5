import { list, type Kind, type NodeDefinition } from '../define/index.ts'
import type { CompiledNode } from '../graph/compiled.ts'
import type { Unit } from './region.ts'

type UnitKinds = Pick<Unit, 'kinds' | 'itemKinds'>

/** The kinds of a node's outputs; nodes of one type share theirs through `known` where nothing binds them. */
export function unitKinds(node: CompiledNode, known: Map<NodeDefinition, UnitKinds>): UnitKinds {
  if (node.frozen || node.mapped.length > 0 || isGeneric(node.definition)) return kindsOf(node)
  let kinds = known.get(node.definition)
  if (!kinds) known.set(node.definition, (kinds = kindsOf(node)))
  return kinds
}

function isGeneric({ outputs }: NodeDefinition): boolean {
  return Object.values(outputs).some(({ kind }) => (kind.element ?? kind).variable !== undefined)
}

function kindsOf(node: CompiledNode): UnitKinds {
  const mapped = node.mapped.length > 0
  const kinds: Record<string, Kind> = {}
  const itemKinds: Record<string, Kind> = {}
  for (const [port, output] of Object.entries(node.definition.outputs)) {
    const bound = node.kinds?.[port]
    const one = (mapped ? bound?.element : bound) ?? output.kind
    itemKinds[port] = output.each ? list(one) : one
    kinds[port] = mapped ? list(itemKinds[port]) : itemKinds[port]
  }
  return { kinds, itemKinds }
}
