import type { Problem } from './compiled.ts'
import type { DocumentSubgraph } from './document.ts'
import { findCycles } from './find-cycles.ts'
import { subgraphReference } from './subgraph-reference.ts'

/** The subgraphs that contain themselves, directly or through others, and a problem for each such ring. */
export function recursiveSubgraphs(subgraphs: ReadonlyMap<string, DocumentSubgraph>): {
  readonly members: ReadonlySet<string>
  readonly problems: readonly Problem[]
} {
  const ids = [...subgraphs.keys()]
  const numberOf = new Map(ids.map((id, number) => [id, number]))
  const next = ids.map((id) => [
    ...new Set(
      Object.values(subgraphs.get(id)?.nodes ?? {}).flatMap(
        (node) => numberOf.get(subgraphReference(node.type)?.id ?? '') ?? [],
      ),
    ),
  ])
  const cycles = findCycles(ids.keys(), next).map((cycle) => cycle.map((number) => ids[number]!))
  return {
    members: new Set(cycles.flat()),
    problems: cycles.map((cycle) => ({
      code: 'subgraph.recursion',
      severity: 'error',
      node: '',
      message:
        cycle.length === 1
          ? `The subgraph "${cycle[0]}" contains itself. Take the inner one out.`
          : `These subgraphs contain each other: ${cycle.join(', ')}. Take one of them out.`,
    })),
  }
}
