import {
  canonicalJson,
  compile,
  type NodeRegistry,
  type WorkflowDocument,
} from '../../../engine/graph/index.ts'

/**
 * All that a node's result is made from, as text: two nodes of equal recipes make equal results, whatever the nodes around
 * them are called and wherever they stand. Undefined where the workflow cannot make it.
 */
export function recipeOf(
  workflow: WorkflowDocument,
  registry: NodeRegistry,
  node: string,
): string | undefined {
  const { graph } = compile(workflow, registry, { targets: [node] })
  if (!graph?.nodes.has(node)) return undefined
  const needed = new Set<string>([node])
  // Every node comes after its sources, so one pass from the end finds all of them.
  for (const path of graph.order.toReversed()) {
    const { sources, loops } = graph.nodes.get(path)!
    if (!needed.has(path)) continue
    for (const source of Object.values(sources)) needed.add(source.node)
    for (const loop of loops) needed.add(loop)
  }
  const order = graph.order.filter((path) => needed.has(path))
  const places = new Map(order.map((path, at) => [path, at]))
  const parts = order.map((path) => {
    const { definition, params, sources, frozen, starts, mapped, loops } = graph.nodes.get(path)!
    return {
      type: definition.type,
      version: definition.version,
      params,
      sources: Object.fromEntries(
        Object.entries(sources).map(([name, source]) => [
          name,
          [places.get(source.node), source.port, source.conversion ?? ''],
        ]),
      ),
      frozen: frozen ?? {},
      starts: starts ?? [],
      mapped,
      loops: loops.map((loop) => places.get(loop)),
    }
  })
  return canonicalJson(parts)
}
