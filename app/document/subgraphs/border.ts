import type { DocumentEdge, Endpoint, ExposedInput, ExposedOutput } from '../../../engine/graph/index.ts'
import { freeName } from '../edits/free-name.ts'
import type { EditedGraph } from '../graph-of.ts'

/** What a group of nodes has to do with the rest of its graph. */
export interface Border {
  /** What the subgraph exposes. */
  readonly inputs: ExposedInput[]
  readonly outputs: ExposedOutput[]
  /** What stays outside, wired to the node that takes their place. */
  readonly edges: Record<string, DocumentEdge>
  readonly outer: Pick<EditedGraph, 'inputs' | 'outputs'>
}

/**
 * Finds the ports that a group of nodes needs when it becomes the node `instance`: an input for each outside source, an
 * output for each inside one, and one for each setting that is exposed already or asked for.
 */
export function borderOf(
  graph: EditedGraph,
  chosen: ReadonlySet<string>,
  instance: string,
  expose: readonly Endpoint[],
): Border {
  const inputs: ExposedInput[] = []
  const outputs: ExposedOutput[] = []
  const bySource = new Map<string, number>()
  const edges: Record<string, DocumentEdge> = {}

  const addInput = (
    name: string,
    [to, ...also]: readonly Endpoint[],
    look: Partial<ExposedInput> = {},
  ): string => {
    const free = freeName(name, inputs, to![0])
    inputs.push({ ...look, name: free, to: to!, ...(also.length > 0 && { also }) })
    return free
  }
  const outputAt = ([node, port]: Endpoint, name: string, label?: string): string => {
    const known = outputs.find(({ from }) => from[0] === node && from[1] === port)
    if (known) return known.name
    const free = freeName(name, outputs, node)
    outputs.push({ name: free, from: [node, port], ...(label !== undefined && { label }) })
    return free
  }

  for (const [id, edge] of Object.entries(graph.edges)) {
    const [from, to] = [chosen.has(edge.from[0]), chosen.has(edge.to[0])]
    if (from && to) continue
    if (from) edges[id] = { ...edge, from: [instance, outputAt(edge.from, edge.from[1])] }
    else if (!to) edges[id] = edge
    else {
      const source = edge.from.join('\n')
      const at = bySource.get(source)
      if (at !== undefined) {
        const known = inputs[at]!
        inputs[at] = { ...known, also: [...(known.also ?? []), edge.to] }
      } else {
        bySource.set(source, inputs.length)
        edges[id] = { ...edge, to: [instance, addInput(edge.to[1], [edge.to])] }
      }
    }
  }

  const outerInputs = graph.inputs?.map((input) => {
    const ends = [input.to, ...(input.also ?? [])]
    const inner = ends.filter(([node]) => chosen.has(node))
    if (inner.length === 0) return input
    const { name, to: _, also: __, ...look } = input
    const port = addInput(name, inner, look)
    const [to, ...also] = [...ends.filter(([node]) => !chosen.has(node)), [instance, port] as Endpoint]
    return { ...look, name, to, ...(also.length > 0 && { also }) }
  })
  const outerOutputs = graph.outputs?.map((output) => {
    if (!chosen.has(output.from[0])) return output
    return { ...output, from: [instance, outputAt(output.from, output.name, output.label)] as Endpoint }
  })
  const isExposed = ([node, port]: Endpoint): boolean =>
    inputs.some(({ to, also }) => [to, ...(also ?? [])].some(([id, at]) => id === node && at === port))
  for (const end of expose) if (chosen.has(end[0]) && !isExposed(end)) addInput(end[1], [end])

  return {
    inputs,
    outputs,
    edges,
    outer: { ...(outerInputs && { inputs: outerInputs }), ...(outerOutputs && { outputs: outerOutputs }) },
  }
}
