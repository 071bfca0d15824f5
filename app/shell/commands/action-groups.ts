import type { Action } from '../action.ts'

/** The headings that actions stand under, in order. */
export const actionGroups: readonly Action['group'][] = ['Run', 'Add', 'Edit', 'Node', 'View', 'File']
