import type { NodeRegistry } from '../graph/index.ts'
import type { Rolled } from '../graph/roll-dice.ts'
import { takenSettings } from '../graph/taken-settings.ts'

/**
 * What the dice gave to nodes that take it, and how the same is had again: who stops a run goes on with the seeds that
 * it had.
 */
export function seedLines({ document, drawn }: Rolled, registry: NodeRegistry): readonly string[] {
  if (drawn.length === 0) return []
  return drawn
    .filter(takenSettings(document, registry))
    .map(({ subgraph, node, param, value }) =>
      subgraph === undefined
        ? `The dice gave ${value}: --set ${node}.${param}=${value} gives it again.`
        : `The dice gave ${value} to "${param}" of "${node}" in the subgraph "${subgraph}".`,
    )
}
