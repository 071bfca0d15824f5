import { analyse } from './analyse.ts'
import type { WorkflowDocument } from './document.ts'
import { flatten } from './flatten.ts'
import { mapNodes } from './map-nodes.ts'
import type { NodeRegistry } from './registry.ts'
import type { DrawnSeed } from './roll-dice.ts'

/** Where a value is stored: on a node of the workflow's own graph, or of the definition of a subgraph. */
export type StoredSetting = Pick<DrawnSeed, 'subgraph' | 'node' | 'param'>

/**
 * Which stored values a run takes: not those that every instance sets otherwise, nor those of ports that a wire feeds,
 * nor of nodes that do not run. A value that dice drew and nobody takes is not told.
 */
export function takenSettings(
  document: WorkflowDocument,
  registry: NodeRegistry,
): (setting: StoredSetting) => boolean {
  const { flat, resolved } = analyse(document, registry)
  // The same workflow with each value replaced by its place: what arrives at a node says where it came from.
  const placed = mapNodes(document, (node, { params, ...rest }, subgraph) => ({
    ...rest,
    params: Object.fromEntries(Object.keys(params).map((param) => [param, placeOf(subgraph, node, param)])),
  }))
  const taken = new Set<unknown>()
  for (const [number, { params }] of flatten(placed).nodes.entries()) {
    const { mode, instance, frozen } = flat.nodes[number]!
    const { removed, fed } = resolved[number]!
    if (removed || mode === 'bypass' || instance || frozen) continue
    for (const [param, place] of Object.entries(params)) if (!fed.has(param)) taken.add(place)
  }
  return ({ subgraph, node, param }) => taken.has(placeOf(subgraph, node, param))
}

function placeOf(subgraph: string | undefined, node: string, param: string): string {
  return JSON.stringify([subgraph, node, param])
}
