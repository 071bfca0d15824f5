import type { NodeDefinition } from '../define/index.ts'
import type { Problem } from './compiled.ts'
import type { FlatGraph } from './flat-graph.ts'
import type { NodeRegistry } from './registry.ts'

/** Adds to each missing input a node that would give it: of those whose output has that kind, the one that needs least itself. */
export function offerFixes(problems: readonly Problem[], flat: FlatGraph, registry: NodeRegistry): Problem[] {
  if (!problems.some(({ code }) => code === 'input.missing')) return [...problems]
  const providers = providersByKind(registry)
  const typeOf = new Map(flat.nodes.map((node) => [node.path, node.type]))
  return problems.map((problem) => {
    if (problem.code !== 'input.missing' || problem.port === undefined || problem.fix) return problem
    const slot = registry.get(typeOf.get(problem.node) ?? '')?.inputs[problem.port]
    const provider = slot?.role === 'input' ? providers.get(slot.kind.id) : undefined
    if (!provider) return problem
    const connect = { node: problem.node, port: problem.port }
    return { ...problem, fix: { do: 'add-node', type: provider.type, connect } }
  })
}

function providersByKind(registry: NodeRegistry): Map<string, NodeDefinition> {
  const needs = (definition: NodeDefinition): number =>
    Object.values(definition.inputs).filter((slot) => slot.role === 'input' && slot.required).length
  const providers = new Map<string, NodeDefinition>()
  for (const definition of registry.values()) {
    for (const { kind, each } of Object.values(definition.outputs)) {
      const best = providers.get(kind.id)
      if (!each && (!best || needs(definition) < needs(best))) providers.set(kind.id, definition)
    }
  }
  return providers
}
