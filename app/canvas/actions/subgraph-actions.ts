import type { Action } from '../../shell/action.ts'
import { stageOf } from '../stage/stage.ts'
import { chosen, chosenNodes } from './chosen.ts'
import { isInstance, meant, newerOf, publishedOf } from './meant-subgraph.ts'
import { canvasDeeds } from './late-canvas-deeds.ts'

/** What can be done with subgraphs: making, looking into, publishing, taking apart. */
export const subgraphActions: readonly Action[] = [
  {
    id: 'node.make-subgraph',
    title: 'Make one node of the selection',
    group: 'Node',
    icon: 'boxes',
    keys: ['Mod+Shift+G'],
    enabled: chosen(1),
    run: (editor) => stageOf(editor).state.setState({ joining: chosenNodes(editor) }),
  },
  {
    id: 'node.enter',
    title: 'Look inside',
    group: 'Node',
    icon: 'package-open',
    enabled: isInstance,
    run: (editor) => stageOf(editor).enter(chosenNodes(editor)[0]!),
  },
  {
    id: 'node.unpack',
    title: 'Unpack into this graph',
    group: 'Node',
    icon: 'ungroup',
    enabled: isInstance,
    run: canvasDeeds((deeds, editor) => deeds.unpackChosen(editor)),
  },
  {
    id: 'node.detach',
    title: 'Give it a definition of its own',
    group: 'Node',
    icon: 'unplug',
    enabled: isInstance,
    run: canvasDeeds((deeds, editor) => deeds.detachChosen(editor)),
  },
  {
    id: 'node.publish',
    title: 'Publish to the palette',
    group: 'Node',
    icon: 'upload',
    enabled: (editor) => meant(editor) !== undefined,
    run: canvasDeeds((deeds, editor) => deeds.publishMeant(editor)),
  },
  {
    id: 'node.update',
    title: 'Update to the published version',
    group: 'Node',
    icon: 'history',
    enabled: (editor) => newerOf(editor) !== undefined,
    run: canvasDeeds((deeds, editor) => deeds.updateMeant(editor)),
  },
  {
    id: 'node.withdraw',
    title: 'Take it off the palette',
    group: 'Node',
    enabled: (editor) => publishedOf(editor) !== undefined,
    run: canvasDeeds((deeds, editor) => deeds.withdrawMeant(editor)),
  },
  {
    id: 'node.export',
    title: 'Export it as a file',
    group: 'Node',
    icon: 'download',
    enabled: (editor) => meant(editor) !== undefined,
    run: canvasDeeds((deeds, editor) => deeds.exportMeant(editor)),
  },
]
