import { move, type Point } from '../../document/index.ts'
import type { Action } from '../../shell/action.ts'
import type { Editor } from '../../shell/editor.ts'
import { noSelection } from '../../shell/view-store.ts'
import { canWire, wireFromFocus } from '../gestures/wire-from-focus.ts'
import { connectByKeys, visit } from '../gestures/wire-keys.ts'
import { stageOf } from '../stage/stage.ts'
import { chosen, chosenNodes } from './chosen.ts'
import { placeByKeys } from '../quick-add/place-by-keys.ts'
import { act } from './say.ts'

/** Pixels that arrows move by, and with Shift. */
const [small, large] = [4, 24]

const arrows: readonly (readonly [string, string, Point])[] = [
  ['ArrowLeft', 'left', { x: -1, y: 0 }],
  ['ArrowRight', 'right', { x: 1, y: 0 }],
  ['ArrowUp', 'up', { x: 0, y: -1 }],
  ['ArrowDown', 'down', { x: 0, y: 1 }],
]

/** Looking at the graph, choosing, and moving with the keyboard. */
export const viewActions: readonly Action[] = [
  {
    id: 'add.node',
    title: 'Add a node',
    group: 'Add',
    icon: 'plus',
    keys: ['Space', 'Tab'],
    run: (editor) => editor.view.setState({ overlay: { kind: 'add', ...placeByKeys(editor) } }),
  },
  {
    id: 'edit.select-all',
    title: 'Select all',
    group: 'Edit',
    keys: ['Mod+A'],
    run: (editor) => {
      const { nodes, graph } = stageOf(editor).graph.view
      const { groups = {}, notes = {} } = graph.layout
      editor.view.setState({
        selection: {
          ...noSelection,
          nodes: new Set(nodes.keys()),
          groups: new Set(Object.keys(groups)),
          notes: new Set(Object.keys(notes)),
        },
      })
    },
  },
  {
    id: 'edit.select-none',
    title: 'Select nothing',
    group: 'Edit',
    keys: ['Escape'],
    run: (editor) => {
      const stage = stageOf(editor)
      if (stage.state.getState().wire) stage.state.setState({ wire: undefined })
      else editor.view.setState({ selection: noSelection })
    },
  },
  {
    id: 'view.fit',
    title: 'Fit all, or the selection',
    group: 'View',
    icon: 'maximize',
    keys: ['.'],
    run: (editor) => {
      const nodes = chosenNodes(editor)
      stageOf(editor).handle?.fit(nodes.length > 0 ? nodes : undefined)
    },
  },
  {
    id: 'view.find',
    title: 'Find a node',
    group: 'View',
    icon: 'search',
    keys: ['Mod+F'],
    whileTyping: true,
    run: ({ view }) => view.setState({ overlay: { kind: 'find' } }),
  },
  {
    id: 'view.leave',
    title: 'Leave the subgraph',
    group: 'View',
    icon: 'undo-2',
    keys: ['Mod+ArrowUp'],
    enabled: ({ view }) => view.getState().path.length > 0,
    run: (editor) => stageOf(editor).leave(editor.view.getState().path.length - 1),
  },
  {
    id: 'add.wire',
    title: 'Draw a wire from the node',
    group: 'Add',
    icon: 'cable',
    keys: ['C'],
    enabled: (editor) => canWire(stageOf(editor)),
    run: (editor) => wireFromFocus(stageOf(editor)),
  },
  {
    id: 'add.connect',
    title: 'Connect the wire in hand',
    group: 'Add',
    keys: ['Enter'],
    enabled: inHand,
    run: (editor) => connectByKeys(stageOf(editor)),
  },
  ...arrows.flatMap(([key, word, by]): Action[] => [
    {
      id: `node.nudge-${word}`,
      title: `Move ${word}`,
      group: 'Node',
      keys: [key],
      enabled: (editor) => inHand(editor) || chosen(1)(editor),
      run: (editor) => {
        if (inHand(editor)) visit(stageOf(editor), by.x + by.y > 0 ? 1 : -1)
        else nudge(editor, by, small)
      },
    },
    {
      id: `node.push-${word}`,
      title: `Move ${word} by a grid step`,
      group: 'Node',
      keys: [`Shift+${key}`],
      enabled: chosen(1),
      run: (editor) => nudge(editor, by, large),
    },
    {
      id: `view.walk-${word}`,
      title: `Go along a wire, ${word}`,
      group: 'View',
      keys: [`Alt+${key}`],
      run: (editor) => walk(editor, by),
    },
  ]),
]

function inHand(editor: Editor): boolean {
  return stageOf(editor).state.getState().wire !== undefined
}

function nudge(editor: Editor, by: Point, step: number): void {
  const stage = stageOf(editor)
  const places = Object.entries(stage.boxesOf(chosenNodes(editor))).map(([id, { x, y }]) => [
    id,
    { x: x + by.x * step, y: y + by.y * step },
  ])
  act(editor, move(stage.inside, { nodes: Object.fromEntries(places) as Record<string, Point> }))
}

/** Right goes to a node that this one feeds, left to one that feeds it; up and down to those beside it in the same column. */
function walk(editor: Editor, by: Point): void {
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
