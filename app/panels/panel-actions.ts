import type { Action } from '../shell/action.ts'

/** What can be done with the panels beside the canvas. */
export const panelActions: readonly Action[] = []
