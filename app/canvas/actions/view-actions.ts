import type { Point } from '../../document/index.ts'
import type { Action } from '../../shell/action.ts'
import type { Editor } from '../../shell/editor.ts'
import { noSelection } from '../../shell/view-store.ts'
import { canWire } from '../gestures/wire-starts.ts'
import { stageOf } from '../stage/stage.ts'
import { chosenNodes } from './chosen.ts'
import { placeByKeys } from '../quick-add/place-by-keys.ts'
import { canvasDeeds } from './late-canvas-deeds.ts'

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
    run: canvasDeeds((deeds, editor) => deeds.wireFromFocus(stageOf(editor))),
  },
  {
    id: 'add.connect',
    title: 'Connect the wire in hand',
    group: 'Add',
    keys: ['Enter'],
    enabled: inHand,
    run: canvasDeeds((deeds, editor) => deeds.connectByKeys(stageOf(editor))),
  },
  ...arrows.flatMap(([key, word, by]): Action[] => [
    {
      id: `node.nudge-${word}`,
      title: `Move ${word}`,
      group: 'Node',
      keys: [key],
      repeats: true,
      enabled: (editor) => inHand(editor) || canMove(editor),
      run: (editor) => {
        canvasDeeds((deeds) => {
          if (inHand(editor)) deeds.visit(stageOf(editor), by.x + by.y > 0 ? 1 : -1)
          else deeds.nudge(editor, by, small)
        })(editor)
      },
    },
    {
      id: `node.push-${word}`,
      title: `Move ${word} by a grid step`,
      group: 'Node',
      keys: [`Shift+${key}`],
      repeats: true,
      enabled: canMove,
      run: canvasDeeds((deeds, editor) => deeds.nudge(editor, by, large)),
    },
    {
      id: `view.walk-${word}`,
      title: `Go along a wire, ${word}`,
      group: 'View',
      keys: [`Alt+${key}`],
      repeats: true,
      run: canvasDeeds((deeds, editor) => deeds.walk(editor, by)),
    },
  ]),
]

function inHand(editor: Editor): boolean {
  return stageOf(editor).state.getState().wire !== undefined
}

/** Whether anything is chosen that has a place. */
function canMove({ view }: Editor): boolean {
  const { nodes, groups, notes } = view.getState().selection
  return nodes.size + groups.size + notes.size > 0
}
