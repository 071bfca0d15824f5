import { pullOut, remove, toggleMode } from '../../document/index.ts'
import type { Action } from '../../shell/action.ts'
import { noSelection } from '../../shell/view-store.ts'
import { stageOf } from '../stage/stage.ts'
import { anyChosen, anyMeant, chosen, chosenNodes, nodesMeant, selectionOf } from './chosen.ts'
import { act } from './say.ts'
import { canvasDeeds } from './late-canvas-deeds.ts'

/** What can be done with the nodes that are chosen. */
export const nodeActions: readonly Action[] = [
  {
    id: 'edit.delete',
    title: 'Delete',
    group: 'Edit',
    icon: 'trash-2',
    keys: ['Delete', 'Backspace'],
    enabled: anyChosen,
    run: (editor) => {
      act(editor, remove(stageOf(editor).inside, selectionOf(editor)))
      editor.view.setState({ selection: noSelection })
    },
  },
  {
    id: 'edit.delete-heal',
    title: 'Delete and join the wires past it',
    group: 'Edit',
    icon: 'cable',
    keys: ['Mod+Delete', 'Mod+Backspace'],
    enabled: chosen(1),
    run: (editor) => {
      act(editor, remove(stageOf(editor).inside, selectionOf(editor), true))
      editor.view.setState({ selection: noSelection })
    },
  },
  {
    id: 'node.pull-out',
    title: 'Pull out of its chain',
    group: 'Node',
    icon: 'unplug',
    enabled: chosen(1),
    run: (editor) => act(editor, pullOut(stageOf(editor).inside, chosenNodes(editor))),
  },
  {
    id: 'node.mute',
    title: 'Mute',
    group: 'Node',
    icon: 'eye-off',
    keys: ['Mod+M'],
    enabled: anyMeant,
    run: (editor) => act(editor, toggleMode(stageOf(editor).inside, nodesMeant(editor), 'mute')),
  },
  {
    id: 'node.bypass',
    title: 'Bypass',
    group: 'Node',
    icon: 'corner-down-right',
    keys: ['Mod+B'],
    enabled: anyMeant,
    run: (editor) => act(editor, toggleMode(stageOf(editor).inside, nodesMeant(editor), 'bypass')),
  },
  {
    id: 'node.freeze',
    title: 'Freeze, or unfreeze',
    group: 'Node',
    icon: 'snowflake',
    keys: ['Mod+L'],
    enabled: anyMeant,
    run: canvasDeeds((deeds, editor) => void deeds.toggleFrozen(editor)),
  },
  {
    id: 'node.rename',
    title: 'Rename',
    group: 'Node',
    icon: 'pencil',
    keys: ['F2'],
    enabled: (editor) => chosenNodes(editor).length === 1,
    run: canvasDeeds((deeds, editor) => deeds.rename(editor)),
  },
  {
    id: 'node.collapse',
    title: 'Collapse or expand',
    group: 'Node',
    icon: 'list-collapse',
    keys: ['Alt+C'],
    enabled: (editor) => {
      const { nodes, groups } = editor.view.getState().selection
      return nodes.size + groups.size > 0
    },
    run: canvasDeeds((deeds, editor) => deeds.toggleCollapsed(editor)),
  },
  {
    id: 'node.group',
    title: 'Frame the selection',
    group: 'Node',
    icon: 'frame',
    keys: ['Mod+G'],
    enabled: chosen(1),
    run: canvasDeeds((deeds, editor) => deeds.frameChosen(editor)),
  },
  {
    id: 'add.note',
    title: 'Add a note',
    group: 'Add',
    icon: 'sticky-note',
    run: canvasDeeds((deeds, editor) => deeds.putNote(editor)),
  },
]
