import type { Action } from '../shell/action.ts'

/** Everything that can be done on the canvas. */
export const canvasActions: readonly Action[] = []
