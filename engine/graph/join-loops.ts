import type { NodeDefinition } from '../define/index.ts'
import type { NodePath, Problem } from './compiled.ts'
import type { FlatNode } from './flat-graph.ts'
import { limits } from './limits.ts'
import { nameOfPort } from './names.ts'
import type { Link, Resolving } from './resolving.ts'

const none: readonly NodePath[] = []

/**
 * The For Each nodes around a node, outermost first, from those around its sources. Two sources must be in the same
 * loops, or one in a loop inside the other's; a Collect leaves the innermost.
 */
export function joinLoops(
  node: FlatNode,
  definition: NodeDefinition,
  links: readonly Link[],
  { resolved, wiring, problems }: Resolving,
): readonly NodePath[] {
  let joined = none
  let joinedBy = ''
  for (const { port, number, source } of links) {
    const around = resolved[number]?.loops ?? none
    const output = wiring.definitions[number]?.outputs[source.port]
    let loops = output?.each ? [...around, source.node] : around
    if (port === definition.collect) {
      if (loops.length === 0) {
        report(
          problems,
          node,
          'loop.nothing-to-collect',
          port,
          `${nameOfPort(definition, port)} gathers what a For Each gives out, and none comes before it. Put one in, or remove this node.`,
        )
      }
      loops = loops.slice(0, -1)
    }
    if (loops === joined || startsWith(joined, loops)) continue
    if (startsWith(loops, joined)) {
      joined = loops
      joinedBy = port
    } else {
      const names = `${nameOfPort(definition, joinedBy)} and ${nameOfPort(definition, port)}`
      report(
        problems,
        node,
        'loop.crossed',
        port,
        `${names} come from two loops that are not inside each other (${joined.at(-1)} and ${loops.at(-1)}). Collect one of them first.`,
      )
    }
  }
  const loops = joined
  if (loops.length > limits.loops) {
    report(
      problems,
      node,
      'loop.too-deep',
      joinedBy,
      `Loops nest more than ${limits.loops} deep here. Collect one of them first.`,
    )
    return []
  }
  if (loops.length > 0 && node.frozen) {
    problems.push({
      code: 'frozen.in-loop',
      severity: 'error',
      node: node.path,
      message:
        'A node inside a loop has a result for each item and cannot be frozen. Unfreeze it, and freeze what collects.',
      fix: { do: 'unfreeze', node: node.path },
    })
  }
  return loops
}

function report(problems: Problem[], { path }: FlatNode, code: string, port: string, message: string): void {
  problems.push({ code, severity: 'error', node: path, port, message })
}

function startsWith(long: readonly NodePath[], short: readonly NodePath[]): boolean {
  return short.length <= long.length && short.every((path, index) => path === long[index])
}
