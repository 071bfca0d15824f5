import type { WorkflowDocument } from '../../engine/graph/index.ts'

/** What settings of a workflow refer to, each with the nodes that do, as `graph/node`. Empty settings refer to nothing. */
export function paramUses(
  { nodes, subgraphs = {} }: WorkflowDocument,
  valuesOf: (type: string, params: Readonly<Record<string, unknown>>) => readonly unknown[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const graphs = [
    ['', nodes] as const,
    ...Object.entries(subgraphs).map(([id, { nodes }]) => [id, nodes] as const),
  ]
  for (const [graph, own] of graphs)
    for (const [id, { type, params }] of Object.entries(own))
      for (const value of valuesOf(type, params))
        if (typeof value === 'string' && value !== '')
          found.set(value, [...(found.get(value) ?? []), `${graph}/${id}`])
  return found
}
