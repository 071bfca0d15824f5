import {
  type DocumentSubgraph,
  type Endpoint,
  IdMaker,
  subgraphType,
  type WorkflowDocument,
} from '../../../engine/graph/index.ts'
import { type Command, type EditContext, refuse } from '../command.ts'
import type { Point } from '../edits/add-node.ts'
import { fieldOf, withoutFields } from '../field-of.ts'
import { copyFragment } from '../fragments/fragment.ts'
import { type EditedGraph, graphOf, type Inside, takenNodeIds, withGraph } from '../graph-of.ts'
import { movedStarts } from '../starts.ts'
import { borderOf } from './border.ts'
import { renameExposed } from './rename-port.ts'

/** What a new subgraph is called, which settings of its nodes it shows, and what its ports are named. */
export interface NewSubgraph {
  readonly title: string
  readonly expose?: readonly Endpoint[]
  /** Where its first instance goes; else between the nodes that it is made of. */
  readonly at?: Point | undefined
  /** What people see at a port, by the name that it would have: the name that programs use follows from it. */
  readonly labels?: {
    readonly inputs: Readonly<Record<string, string>>
    readonly outputs: Readonly<Record<string, string>>
  }
}

/** Makes one node of several: a subgraph with named ports, and an instance of it in their place. It computes the same. */
export function makeSubgraph(
  inside: Inside,
  ids: readonly string[],
  { title, expose = [], at, labels }: NewSubgraph,
): Command {
  return {
    label: 'Make node',
    apply(document, context) {
      const graph = graphOf(document, inside)
      const chosen = new Set(ids.filter((id) => graph && Object.hasOwn(graph.nodes, id)))
      if (!graph || chosen.size === 0)
        return refuse('subgraph.nothing', 'Choose the nodes to make one node of.')
      const name = title.trim() || 'Subgraph'
      const id = new IdMaker(Object.keys(document.subgraphs ?? {})).make(name)
      const instance = new IdMaker(takenNodeIds(graph)).make(name)
      const { inputs, outputs, edges, outer } = borderOf(graph, chosen, instance, expose)
      const inner = copyFragment(document, inside, { nodes: [...chosen] })
      // What is rolled and can be set from outside is rolled there, where its dice are seen; but where a name sets what
      // is rolled and what is held, a draw outside would be for both.
      const rolled = inputs.filter(({ to, also = [] }) =>
        [to, ...also].every((end) => isRolled(inner.nodes, end)),
      )
      const dice = rolled.map(({ name }) => name)
      const starts = movedStarts(document, inside, (steps) =>
        chosen.has(steps[0]!) ? [instance, ...steps] : steps,
      )
      const definition: DocumentSubgraph = {
        version: 1,
        title: name,
        inputs,
        outputs,
        nodes: withoutDice(inner.nodes, rolled),
        edges: { ...inner.edges },
        layout: inner.layout,
      }
      const points =
        graph.layout.edges && withoutFields(graph.layout.edges, (edge) => !Object.hasOwn(edges, edge))
      const left: EditedGraph = {
        ...graph,
        ...outer,
        nodes: {
          ...withoutFields(graph.nodes, (node) => chosen.has(node)),
          [instance]: { type: subgraphType(id, 1), version: 1, params: {}, ...(dice.length > 0 && { dice }) },
        },
        edges,
        layout: {
          ...graph.layout,
          nodes: {
            ...withoutFields(graph.layout.nodes, (node) => chosen.has(node)),
            [instance]: at ?? middleOf(graph, chosen),
          },
          ...(points && { edges: points }),
        },
      }
      const changed = withGraph(document, inside, left)
      const made = {
        ...changed,
        subgraphs: { ...changed.subgraphs, [id]: definition },
        ...(starts && { starts }),
      }
      return { document: labels ? labelled(made, id, labels, context) : made, made: [instance] }
    },
  }
}

type Nodes = DocumentSubgraph['nodes']

function isRolled(nodes: Nodes, [id, param]: Endpoint): boolean {
  return fieldOf(nodes, id)?.dice?.includes(param) ?? false
}

/** Nodes with the dice off of what is rolled outside. */
function withoutDice(nodes: Nodes, rolled: DocumentSubgraph['inputs']): Nodes {
  const held: Record<string, Nodes[string]> = { ...nodes }
  for (const { to, also } of rolled)
    for (const end of [to, ...(also ?? [])]) {
      const node = isRolled(held, end) ? held[end[0]] : undefined
      if (node) held[end[0]] = { ...node, dice: node.dice!.filter((param) => param !== end[1]) }
    }
  return held
}

/** The workflow with the ports of a subgraph called as asked; a name that is taken is told apart by a number. */
function labelled(
  document: WorkflowDocument,
  id: string,
  labels: NonNullable<NewSubgraph['labels']>,
  context: EditContext,
): WorkflowDocument {
  let changed = document
  for (const side of ['inputs', 'outputs'] as const) {
    for (const { name } of fieldOf(document.subgraphs, id)![side]) {
      const label = fieldOf(labels[side], name)?.trim()
      if (!label) continue
      const others = fieldOf(changed.subgraphs, id)![side].map((port) => port.name)
      const free = new IdMaker(others.filter((other) => other !== name)).make(label)
      changed = renameExposed(id, side, name, free).apply(changed, context).document ?? changed
      const definition = fieldOf(changed.subgraphs, id)!
      const ports = definition[side].map((port) => (port.name === free ? { ...port, label } : port))
      changed = { ...changed, subgraphs: { ...changed.subgraphs, [id]: { ...definition, [side]: ports } } }
    }
  }
  return changed
}

function middleOf({ layout }: EditedGraph, chosen: ReadonlySet<string>): Point {
  const boxes = [...chosen].flatMap((id) => fieldOf(layout.nodes, id) ?? [])
  if (boxes.length === 0) return { x: 0, y: 0 }
  const sum = boxes.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 })
  return { x: Math.round(sum.x / boxes.length), y: Math.round(sum.y / boxes.length) }
}
