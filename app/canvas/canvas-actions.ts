import type { Action } from '../shell/action.ts'
import { arrangeActions } from './actions/arrange-actions.ts'
import { clipboardActions } from './actions/clipboard-actions.ts'
import { nodeActions } from './actions/node-actions.ts'
import { subgraphActions } from './actions/subgraph-actions.ts'
import { viewActions } from './actions/view-actions.ts'

/** Everything that can be done on the canvas. */
export const canvasActions: readonly Action[] = [
  ...viewActions,
  ...clipboardActions,
  ...nodeActions,
  ...subgraphActions,
  ...arrangeActions,
]
