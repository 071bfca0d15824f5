import type { Line } from '../../document/index.ts'
import type { Action } from '../../shell/action.ts'
import type { IconName } from '../../look/index.ts'
import { chosen } from './chosen.ts'
import { canvasDeeds } from './late-canvas-deeds.ts'

const lines: readonly (readonly [Line, string, IconName])[] = [
  ['left', 'Align left edges', 'align-start-vertical'],
  ['centre', 'Align centres', 'align-center-vertical'],
  ['right', 'Align right edges', 'align-end-vertical'],
  ['top', 'Align upper edges', 'align-start-horizontal'],
  ['middle', 'Align middles', 'align-center-horizontal'],
  ['bottom', 'Align lower edges', 'align-end-horizontal'],
]

/** Putting nodes in order. */
export const arrangeActions: readonly Action[] = [
  {
    id: 'view.tidy',
    title: 'Tidy the graph, or the selection',
    group: 'View',
    icon: 'layout-grid',
    keys: ['Mod+Shift+F'],
    run: canvasDeeds((deeds, editor) => void deeds.tidy(editor)),
  },
  ...lines.map(([line, title, icon]): Action => ({
    id: `node.align-${line}`,
    title,
    group: 'Node',
    icon,
    enabled: chosen(2),
    run: canvasDeeds((deeds, editor) => deeds.alignChosen(editor, line)),
  })),
  {
    id: 'node.distribute-across',
    title: 'Distribute across',
    group: 'Node',
    icon: 'align-horizontal-distribute-center',
    enabled: chosen(3),
    run: canvasDeeds((deeds, editor) => deeds.distributeChosen(editor, 'across')),
  },
  {
    id: 'node.distribute-down',
    title: 'Distribute down',
    group: 'Node',
    icon: 'align-vertical-distribute-center',
    enabled: chosen(3),
    run: canvasDeeds((deeds, editor) => deeds.distributeChosen(editor, 'down')),
  },
]
