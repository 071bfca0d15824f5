import { type DocumentSubgraph, type Endpoint, IdMaker, subgraphType } from '../../../engine/graph/index.ts'
import { type Command, refuse } from '../command.ts'
import type { Point } from '../edits/add-node.ts'
import { fieldOf, withoutFields } from '../field-of.ts'
import { copyFragment } from '../fragments/fragment.ts'
import { type EditedGraph, graphOf, type Inside, takenNodeIds, withGraph } from '../graph-of.ts'
import { borderOf } from './border.ts'

/** What a new subgraph is called and which settings of its nodes it shows. */
export interface NewSubgraph {
  readonly title: string
  readonly expose?: readonly Endpoint[]
}

/** Makes one node of several: a subgraph with named ports, and an instance of it in their place. It computes the same. */
export function makeSubgraph(
  inside: Inside,
  ids: readonly string[],
  { title, expose = [] }: NewSubgraph,
): Command {
  return {
    label: 'Make node',
    apply(document) {
      const graph = graphOf(document, inside)
      const chosen = new Set(ids.filter((id) => graph && Object.hasOwn(graph.nodes, id)))
      if (!graph || chosen.size === 0)
        return refuse('subgraph.nothing', 'Choose the nodes to make one node of.')
      const name = title.trim() || 'Subgraph'
      const id = new IdMaker(Object.keys(document.subgraphs ?? {})).make(name)
      const instance = new IdMaker(takenNodeIds(graph)).make(name)
      const { inputs, outputs, edges, outer } = borderOf(graph, chosen, instance, expose)
      const inner = copyFragment(document, inside, { nodes: [...chosen] })
      const definition: DocumentSubgraph = {
        version: 1,
        title: name,
        inputs,
        outputs,
        nodes: { ...inner.nodes },
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
          [instance]: { type: subgraphType(id, 1), version: 1, params: {} },
        },
        edges,
        layout: {
          ...graph.layout,
          nodes: {
            ...withoutFields(graph.layout.nodes, (node) => chosen.has(node)),
            [instance]: middleOf(graph, chosen),
          },
          ...(points && { edges: points }),
        },
      }
      const changed = withGraph(document, inside, left)
      return {
        document: { ...changed, subgraphs: { ...changed.subgraphs, [id]: definition } },
        made: [instance],
      }
    },
  }
}

function middleOf({ layout }: EditedGraph, chosen: ReadonlySet<string>): Point {
  const boxes = [...chosen].flatMap((id) => fieldOf(layout.nodes, id) ?? [])
  if (boxes.length === 0) return { x: 0, y: 0 }
  const sum = boxes.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 })
  return { x: Math.round(sum.x / boxes.length), y: Math.round(sum.y / boxes.length) }
}
