import type { Problem } from './compiled.ts'
import { checkExposed } from './check-exposed.ts'
import { checkFrozen } from './check-frozen.ts'
import { checkParams } from './check-params.ts'
import { checkStarts } from './check-starts.ts'
import type { WorkflowDocument } from './document.ts'
import { findCycles } from './find-cycles.ts'
import type { FlatGraph } from './flat-graph.ts'
import { flatten } from './flatten.ts'
import type { NodeRegistry } from './registry.ts'
import { resolve } from './resolve.ts'
import type { Resolved } from './resolving.ts'
import { topologicalOrder } from './topological-order.ts'
import { wire, type Wiring } from './wiring.ts'

/** Everything that is known about a workflow without running it. */
export interface Analysis extends Pick<Wiring, 'definitions' | 'incoming'> {
  readonly flat: FlatGraph
  /** Numbers of the nodes, sources first; without members of cycles and what is behind them. */
  readonly order: readonly number[]
  readonly resolved: readonly Resolved[]
  /** By number: parsed params; absent for nodes that do not run. */
  readonly params: readonly (Readonly<Record<string, unknown>> | undefined)[]
  readonly cycles: readonly (readonly number[])[]
  readonly problems: readonly Problem[]
}

/** The one walk behind the validator and the compiler. It reports everything that is wrong and never stops at the first. */
export function analyse(document: WorkflowDocument, registry: NodeRegistry): Analysis {
  const flat = flatten(document)
  const wiring = wire(flat, registry)
  const { definitions, incoming, next } = wiring
  const { order, stuck } = topologicalOrder(flat.nodes.length, next)
  const cycles = findCycles(stuck, next)
  const { resolved, problems: wireProblems } = resolve(wiring, order.concat(stuck))
  const nodeProblems: Problem[] = []

  const params = flat.nodes.map((node, number) => {
    const definition = definitions[number]
    if (!definition || resolved[number]?.removed || node.mode === 'bypass') return undefined
    checkFrozen(node, definition, nodeProblems)
    // What hangs on a muted node is not fed: there the stored value is used.
    return checkParams(node, definition, resolved[number]!.fed, nodeProblems)
  })

  const problems = [
    ...flat.problems,
    ...checkExposed(document, registry),
    ...checkStarts(document, flat, definitions),
    ...cycles.map((members) => cycleProblem(members, wiring)),
    ...wiring.problems,
    ...wireProblems,
    ...nodeProblems,
  ]
  return { flat, definitions, incoming, order, resolved, params, cycles, problems }
}

function cycleProblem(members: readonly number[], { flat, incoming }: Wiring): Problem {
  const paths = members.map((number) => flat.nodes[number]!.path)
  const shown = paths.length > 12 ? [...paths.slice(0, 12), `${paths.length - 12} more`] : paths
  const first = members[0]!
  const inside = new Set(members)
  const closing = [...incoming[first]!.values()].find((edge) => inside.has(edge.from.node))
  return {
    code: 'graph.cycle',
    severity: 'error',
    node: paths[0]!,
    ...(closing && { port: closing.to.port, edge: closing.id, fix: { do: 'remove-edge', edge: closing.id } }),
    message:
      paths.length === 1
        ? `"${paths[0]}" waits for itself. Remove the wire that leads back.`
        : `These nodes wait for each other: ${shown.join(' → ')} → ${paths[0]}. Remove one of the wires between them.`,
  }
}
