import { type Command, graphCommand, refuse } from '../command.ts'
import { fieldOf } from '../field-of.ts'
import type { EditedGraph, Inside } from '../graph-of.ts'
import { removeWires } from './add-wire.ts'
import { changeNodes, withField } from './change-node.ts'

type Box = EditedGraph['layout']['nodes'][string]

/** Gives a node a name of its own; an empty one brings back the name of its type. */
export function renameNode(inside: Inside, id: string, title: string): Command {
  const name = title.trim()
  return changeNodes(
    'Rename',
    inside,
    [id],
    (node) => withField(node, 'title', name === '' ? undefined : name),
    `title ${id}`,
  )
}

/** Colours nodes; undefined takes the colour away. */
export function colourNodes(inside: Inside, ids: readonly string[], colour: string | undefined): Command {
  return changeBoxes('Colour', inside, ids, (box) => withField(box, 'colour', colour))
}

/** Sizes a node; its place may change too, where a left or upper edge was dragged. */
export function resizeNode(
  inside: Inside,
  id: string,
  size: { x?: number; y?: number; w?: number; h?: number },
): Command {
  return changeBoxes('Resize', inside, [id], (box) => ({ ...box, ...size }))
}

/** Draws a param as a port, or as a field again, which cuts the wire into it. */
export function showAsPort(inside: Inside, id: string, param: string, on: boolean): Command {
  return graphCommand(on ? 'Show as port' : 'Show as field', inside, (graph, { reader, document }) => {
    const node = fieldOf(graph.nodes, id)
    const input = node && reader.faces(document)(node.type)?.inputs.get(param)
    if (!input?.param) return refuse('param.unknown', `There is no setting "${param}" here.`)
    if (!input.wire) return refuse('param.no-port', `${input.label} is set on the node and takes no wire.`)
    const box = fieldOf(graph.layout.nodes, id) ?? { x: 0, y: 0 }
    const others = (box.ports ?? []).filter((name) => name !== param)
    const ports = on ? [...others, param] : others
    const shown = withField(box, 'ports', ports.length > 0 ? ports : undefined)
    const layout = { ...graph.layout, nodes: { ...graph.layout.nodes, [id]: shown } }
    if (on) return { graph: { ...graph, layout } }
    const cut = Object.entries(graph.edges).filter(([, { to }]) => to[0] === id && to[1] === param)
    return { graph: removeWires({ ...graph, layout }, new Set(cut.map(([edge]) => edge))) }
  })
}

function changeBoxes(
  label: string,
  inside: Inside,
  ids: readonly string[],
  change: (box: Box) => Box,
): Command {
  return graphCommand(label, inside, (graph) => {
    const nodes = { ...graph.layout.nodes }
    for (const id of ids) {
      if (!fieldOf(graph.nodes, id)) return refuse('node.unknown', `There is no node "${id}" here any more.`)
      nodes[id] = change(fieldOf(nodes, id) ?? { x: 0, y: 0 })
    }
    return { graph: { ...graph, layout: { ...graph.layout, nodes } } }
  })
}
