import { move, type Point } from '../../document/index.ts'
import type { Editor } from '../../shell/editor.ts'
import { noSelection } from '../../shell/view-store.ts'
import { flowId } from '../flow/flow-id.ts'
import { movesAlong, sortedPlaces } from '../gestures/moves-along.ts'
import { stageOf } from '../stage/stage.ts'
import { chosenNodes } from './chosen.ts'
import { act } from './say.ts'

/** Moves what is chosen, with what lies in chosen frames; presses that follow each other are one entry of the history. */
export function nudge(editor: Editor, by: Point, step: number): void {
  const stage = stageOf(editor)
  const { nodes, groups, notes } = editor.view.getState().selection
  const ids = [
    ...nodes,
    ...[...groups].map((id) => flowId('frame', id)),
    ...[...notes].map((id) => flowId('note', id)),
  ]
  const from = new Map(movesAlong(stage, ids))
  for (const id of ids) {
    const box = stage.flow.box(id)
    if (box) from.set(id, box)
  }
  const places = [...from].map(([id, { x, y }]) => [id, { x: x + by.x * step, y: y + by.y * step }] as const)
  const typing = `${stage.inside ?? ''} nudge ${ids.join(' ')}`
  act(editor, { ...move(stage.inside, sortedPlaces(new Map(places))), typing })
}

/** Right goes to a node that this one feeds, left to one that feeds it; up and down to those beside it in the same column. */
export function walk(editor: Editor, by: Point): void {
  const stage = stageOf(editor)
  const { edges, nodes } = stage.graph.view
  const at = chosenNodes(editor)[0]
  const here = at === undefined ? undefined : stage.flow.box(at)
  const wired = [...edges.values()].flatMap(({ from, to }) =>
    by.x > 0 && from[0] === at ? [to[0]] : by.x < 0 && to[0] === at ? [from[0]] : [],
  )
  const candidates = at === undefined ? [...nodes.keys()].slice(0, 1) : by.x === 0 ? [...nodes.keys()] : wired
  const ranked = candidates.flatMap((id) => {
    const box = stage.flow.box(id)
    if (!box || id === at) return []
    if (!here) return [{ id, far: 0 }]
    const [dx, dy] = [box.x - here.x, box.y - here.y]
    if (by.y !== 0 && Math.sign(dy) !== by.y) return []
    return [{ id, far: by.y === 0 ? Math.abs(dy) : Math.abs(dy) + 4 * Math.abs(dx) }]
  })
  const next = ranked.sort((a, b) => a.far - b.far)[0]
  if (!next) return
  editor.view.setState({ selection: { ...noSelection, nodes: new Set([next.id]) } })
  const box = stage.flow.box(next.id)
  if (box) stage.show({ x: box.x + box.w / 2, y: box.y + box.h / 2 })
  stage.focus(next.id)
}
