import { type Box, Faces, type Fragment, type Point, viewGraph } from '../../document/index.ts'
import { bodyForm } from '../flow/body-form.ts'
import { guessHeight, nodeWidth } from '../geometry/node-size.ts'
import { boundsOf } from '../stage/bounds.ts'
import type { Stage } from '../stage/stage.ts'
import { freeSpot } from './free-spot.ts'
import { placeByKeys } from './place-by-keys.ts'

/** Where a copied piece of a graph goes: by the rule of a node that is added by a key, so that it covers nothing. */
export function placeOfPasted(stage: Stage, fragment: Fragment): Point {
  const bounds = boundsOf(boxesOf(stage, fragment)) ?? { w: 0, h: 0 }
  return freeSpot(stage, bounds, placeByKeys(stage.editor))
}

/** What it is made of, each about as large as it will be. */
function boxesOf({ editor }: Stage, fragment: Fragment): readonly Box[] {
  const { document, context } = editor.document
  const subgraphs = { ...document.subgraphs, ...fragment.subgraphs }
  const { nodes } = viewGraph(fragment, new Faces(context.registry).read(subgraphs))
  const { layout } = fragment
  return [
    ...Object.entries(layout.nodes).flatMap(([id, { x, y, w: width, h: height }]) => {
      const node = nodes.get(id)
      if (!node) return []
      const form = bodyForm(node, false)
      const w = width ?? nodeWidth(node, form)
      return [{ x, y, w, h: height ?? guessHeight(node, form, w) }]
    }),
    ...Object.values(layout.groups ?? {}).map(({ x, y, w = 240, h = 160 }) => ({ x, y, w, h })),
    ...Object.values(layout.notes ?? {}).map(({ x, y, w = 200, h = 120 }) => ({ x, y, w, h })),
  ]
}
