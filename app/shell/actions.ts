import { canvasActions } from '../canvas/index.ts'
import { keepActions } from '../keep/keep-actions.ts'
import { panelActions } from '../panels/panel-actions.ts'
import { runActions } from '../preview/run-actions.ts'
import type { Action } from './action.ts'
import { shellActions } from './shell-actions.ts'

/** Everything that can be done, once: keys, menus, tooltips, the command palette and the sheet of shortcuts are made of it. */
export const actions: readonly Action[] = [
  ...runActions,
  ...keepActions,
  ...shellActions,
  ...canvasActions,
  ...panelActions,
]

const besideCanvas = actions.filter((action) => !canvasActions.includes(action))

/** Those that can be done by key or by words while a workflow is shown as a graph or as a form: in a form, keys of the canvas are the browser's. */
export function keyedActions(mode: 'graph' | 'form'): readonly Action[] {
  return mode === 'graph' ? actions : besideCanvas
}

const byId: ReadonlyMap<string, Action> = new Map(actions.map((action) => [action.id, action]))

/** The action of an id; undefined where no room brings it. */
export function actionOf(id: string): Action | undefined {
  return byId.get(id)
}
