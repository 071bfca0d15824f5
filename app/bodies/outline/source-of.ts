import type { GraphView, NodeView } from '../../document/index.ts'
import { Unsettled } from './outline.ts'
import { settledParam } from './settled-param.ts'

/** What is wired to an input: the node that really makes the value, and its output. */
export interface SourceOf {
  readonly node: NodeView
  readonly port: string
}

/** Follows a wire to where its value is made, through bypassed nodes and switches. Throws `Unsettled`. */
export function sourceOf(view: GraphView, node: NodeView, input: string): SourceOf {
  let [at, name] = [node, input]
  for (let steps = 0; steps <= view.nodes.size; steps++) {
    const port = at.inputs.find((candidate) => candidate.name === name)
    const edge = port?.edge === undefined ? undefined : view.edges.get(port.edge)
    if (!port || !edge) throw new Unsettled(`${port?.label ?? name} of ${at.title} is not connected.`)
    if (port.fault !== undefined) throw new Unsettled(port.fault)
    if (port.mapped) throw new Unsettled(`${at.title} runs once for each item of a list.`)
    const source = view.nodes.get(edge.from[0])
    if (!source?.face) throw new Unsettled(`What is connected to ${port.label} is not known here.`)
    if (source.standing === 'muted') throw new Unsettled(`${source.title} is muted.`)
    const next = passesOn(source, edge.from[1], view)
    if (next === undefined) return { node: source, port: edge.from[1] }
    ;[at, name] = [source, next]
  }
  throw new Unsettled('These nodes wait for each other.')
}

/** The input whose value a node passes on unchanged. */
function passesOn(node: NodeView, output: string, view: GraphView): string | undefined {
  if (node.standing === 'bypassed') {
    const pair = node.forwards.find(([from]) => from === output)
    if (!pair) throw new Unsettled(`${node.title} is bypassed and has nothing to forward.`)
    return pair[1]
  }
  if (node.node.type !== 'flow/switch') return undefined
  return settledParam(view, node, 'useFirst') === true ? 'first' : 'second'
}
