import type { Problem } from './compiled.ts'
import type { FlatEdge } from './flat-graph.ts'
import { limits } from './limits.ts'
import { resolveFrom, resolveTo, type Scope } from './scope.ts'

/** Lays the wires of one scope between flat nodes; an end that is nowhere is a problem, and its wire stays in the file. */
export function layEdges(scope: Scope, edges: FlatEdge[], problems: Problem[]): void {
  for (const [id, edge] of Object.entries(scope.edges)) {
    if (edges.length > limits.edges) return
    const path = scope.prefix + id
    const from = resolveFrom(scope, edge.from)
    const to = resolveTo(scope, edge.to)
    if (from && to.length > 0) {
      for (const end of to) edges.push({ id: path, from, to: end })
      continue
    }
    const consumer = Object.hasOwn(scope.nodes, edge.to[0])
    const [node, port] = from ? edge.to : edge.from
    const missingNode = !Object.hasOwn(scope.nodes, node)
    problems.push({
      code: missingNode ? 'edge.unknown-node' : 'edge.unknown-port',
      severity: consumer ? 'error' : 'warning',
      node: consumer ? scope.prefix + edge.to[0] : '',
      ...(consumer && { port: edge.to[1] }),
      edge: path,
      message: missingNode
        ? `This wire ${from ? 'goes to' : 'comes from'} "${node}", which is not in the graph. Remove the wire or wire it anew.`
        : `This wire ${from ? 'goes to' : 'comes from'} "${port}", which "${node}" does not have. Remove the wire or wire it anew.`,
      fix: { do: 'remove-edge', edge: path },
    })
  }
}
