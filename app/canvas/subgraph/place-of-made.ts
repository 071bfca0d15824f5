import { graphOf, makeSubgraph, type NewSubgraph, type Point, viewGraph } from '../../document/index.ts'
import { bodyForm } from '../flow/body-form.ts'
import { guessHeight, nodeWidth } from '../geometry/node-size.ts'
import { freeSpot } from '../quick-add/free-spot.ts'
import { boundsOf } from '../stage/bounds.ts'
import type { Stage } from '../stage/stage.ts'

/** Where a node made of several goes: the free place nearest to their middle. They are gone by then, so it may be theirs. */
export function placeOfMade(stage: Stage, nodes: readonly string[], wish: NewSubgraph): Point | undefined {
  const { document, context } = stage.editor.document
  const bounds = boundsOf(Object.values(stage.boxesOf(nodes)))
  const edited = makeSubgraph(stage.inside, nodes, wish).apply(document, context)
  if (!bounds || edited.refused) return undefined
  const graph = graphOf(edited.document, stage.inside)
  const [made] = edited.made ?? []
  if (!graph || made === undefined) return undefined
  const node = viewGraph(graph, context.reader.faces(edited.document)).nodes.get(made)!
  const form = bodyForm(node, false)
  const w = nodeWidth(node, form)
  const at = { x: bounds.x + bounds.w / 2, y: bounds.y + bounds.h / 2 }
  const size = { w, h: guessHeight(node, form, w) }
  return freeSpot(stage, size, { at, near: 'middle' }, new Set(nodes))
}
