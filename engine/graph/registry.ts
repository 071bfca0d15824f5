import type { NodeDefinition } from '../define/index.ts'

/** Every node type that is known here, by `type`. */
export type NodeRegistry = ReadonlyMap<string, NodeDefinition>

/** The registry of a list of declarations. Throws where two share a type: that is a mistake of the program, not of a file. */
export function registryOf(definitions: Iterable<NodeDefinition>): NodeRegistry {
  const registry = new Map<string, NodeDefinition>()
  for (const definition of definitions) {
    if (registry.has(definition.type)) throw new TypeError(`Two nodes are declared as ${definition.type}.`)
    registry.set(definition.type, definition)
  }
  return registry
}
