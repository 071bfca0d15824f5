import type { GraphView, NodeView } from '../../document/index.ts'
import { fieldOf } from '../../document/field-of.ts'
import { isFed } from './is-fed.ts'
import { Unsettled } from './outline.ts'

/** Nodes that hold a value, and the setting that has it. */
const holders: Readonly<Record<string, string>> = {
  'values/number': 'value',
  'values/seed': 'value',
  'values/text': 'value',
}

/**
 * The value that a setting has in a run: its own, or that of the node whose value is wired to it and not left out. Throws `Unsettled`
 * where the value comes out of something that must run first, and where it is none that the node takes.
 */
export function settledParam(view: GraphView, node: NodeView, name: string): unknown {
  const input = node.inputs.find((candidate) => candidate.name === name)
  const param = node.face?.inputs.get(name)?.param
  if (!input || !param) throw new Unsettled(`${node.title} has no setting "${name}".`)
  const parsed = param.schema.safeParse(wired(view, node, name) ?? fieldOf(node.node.params, name))
  if (!parsed.success) throw new Unsettled(`${input.label} of ${node.title} has a value that it cannot take.`)
  return parsed.data
}

/** As `settledParam`, for a number. */
export function settledNumber(view: GraphView, node: NodeView, name: string): number {
  return Number(settledParam(view, node, name))
}

function wired(view: GraphView, node: NodeView, name: string): unknown {
  const input = node.inputs.find((candidate) => candidate.name === name)
  if (input?.edge === undefined || !isFed(view, node, name)) return undefined
  const edge = view.edges.get(input.edge)
  const source = edge && view.nodes.get(edge.from[0])
  const holder = source && holders[source.node.type]
  const own = holder === undefined ? undefined : source!.face?.inputs.get(holder)?.param
  if (!own || source!.standing === 'bypassed' || isFed(view, source!, holder!))
    throw new Unsettled(`${input.label} of ${node.title} comes from a wire, so it is known in the run.`)
  const held = own.schema.safeParse(fieldOf(source!.node.params, holder!))
  if (!held.success) throw new Unsettled(`${source!.title} has a value that it cannot take.`)
  // The only conversion of a held value that changes it.
  return input.conversion === 'number, rounded' ? Math.round(Number(held.data)) : held.data
}
