import { type Box, changeFrame, type Command, insideFrame, move, together } from '../../document/index.ts'
import { flowItem } from '../flow/flow-id.ts'
import { sortedPlaces } from '../gestures/moves-along.ts'
import type { Stage } from '../stage/stage.ts'
import { layOut } from './lay-out.ts'

type Boxes = Readonly<Record<string, Box>>

/** Lays the graph on the canvas out anew, or what is chosen of it where that is more than one node. */
export async function tidied(stage: Stage, chosen: readonly string[]): Promise<Command> {
  const { inside } = stage
  const { edges, graph, nodes } = stage.graph.view
  const all = stage.boxesOf(nodes.keys())
  const boxes = chosen.length > 1 ? stage.boxesOf(chosen) : all
  const frames: Record<string, Box> = {}
  const empty = new Set<string>()
  for (const [id, frame] of Object.entries(graph.layout.groups ?? {})) {
    const { x, y, w = 0, h = 0 } = frame
    const held = insideFrame(frame, all)
    if (held.length === 0) empty.add(id)
    // What holds something else too stays with it.
    else if (held.every((node) => Object.hasOwn(boxes, node))) frames[id] = { x, y, w, h }
  }
  const along: Boxes = Object.fromEntries(
    [...stage.flow.boxes].filter(([flow]) => {
      const { kind, id } = flowItem(flow)
      return kind === 'note' || (kind === 'frame' && empty.has(id))
    }),
  )
  const laid = await layOut(boxes, [...edges.values()], frames, along)
  // A way round what stood there before is none round what stands there now.
  const between = [...edges.values()].filter(({ from, to }) =>
    [from, to].every(([id]) => Object.hasOwn(laid.nodes, id)),
  )
  const wires = Object.fromEntries(between.map(({ id }) => [id, []]))
  return together('Tidy', [
    move(inside, { ...sortedPlaces(new Map(Object.entries(laid.along))), nodes: laid.nodes, wires }),
    ...Object.entries(laid.frames).map(([id, box]) => changeFrame(inside, id, { ...box })),
  ])
}
