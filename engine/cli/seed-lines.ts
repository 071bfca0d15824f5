import type { DrawnSeed } from '../graph/roll-dice.ts'

/** What the dice gave, and how the same is had again: who stops a run goes on with the seeds that it had. */
export function seedLines(drawn: readonly DrawnSeed[]): readonly string[] {
  return drawn.map(({ subgraph, node, param, value }) =>
    subgraph === undefined
      ? `The dice gave ${value}: --set ${node}.${param}=${value} gives it again.`
      : `The dice gave ${value} to "${param}" of "${node}" in the subgraph "${subgraph}".`,
  )
}
